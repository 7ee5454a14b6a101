import "@gan/core";
import { cpu } from "@gan/backends/cpu";
import { onnx } from "@gan/backends/onnx";
import { wasm } from "@gan/backends/wasm";
import { testSecondDerivatives } from "@gan/test-utils";
import { depthwiseNetworks, layerNetworks } from "./second-derivatives/layer-networks.ts";
import { gatheringNetworks, operationNetworks } from "./second-derivatives/operation-networks.ts";

const common = { ...layerNetworks, ...operationNetworks };

testSecondDerivatives(cpu, { ...common, ...depthwiseNetworks, ...gatheringNetworks });
testSecondDerivatives(wasm, common);
testSecondDerivatives(onnx, { ...common, ...depthwiseNetworks, ...gatheringNetworks });
