import { testStepRecorder } from "@gan/test-utils";
import { cpu } from "../cpu.ts";

testStepRecorder(() => cpu().activate());
