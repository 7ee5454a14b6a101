import "@gan/core";
import { cpu } from "@gan/backends/cpu";
import { onnx } from "@gan/backends/onnx";
import { wasm } from "@gan/backends/wasm";
import { testSecondDerivatives } from "@gan/test-utils";
import { allNetworks, refusedByWasm, wasmNetworks } from "./second-derivatives/networks.ts";

testSecondDerivatives(cpu, allNetworks);
testSecondDerivatives(wasm, wasmNetworks, { refused: refusedByWasm });
testSecondDerivatives(onnx, allNetworks);
