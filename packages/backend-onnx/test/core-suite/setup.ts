import "./jasmine.ts";
import "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import "@tensorflow/tfjs-backend-cpu";
import { setTestEnvs } from "@tensorflow/tfjs-core/dist/jasmine_util.js";
import { registerOnnx } from "../../src/index.ts";

registerOnnx({ threads: 1 });

/** The backend under test is the second argument. */
const backendName = process.argv[3]!;
setTestEnvs([{ name: backendName, backendName, isDataSync: true }]);
