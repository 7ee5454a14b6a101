import "./setup.ts";
// @ts-expect-error bundle.ts provides this module: the spec files of TensorFlow.js core.
import "virtual:specs";
import { execute } from "./execute.ts";

await execute();
