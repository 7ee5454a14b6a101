import { testBackend } from "@gan/test-utils";
import { cpu } from "./cpu.ts";

testBackend(cpu);
