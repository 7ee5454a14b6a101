// TensorFlow.js's core knows no gradients until they are registered: in Node the layers package does
// it, elsewhere the core's own list (its extensionless imports load only through a bundler).
import "#gradients";
import { installSecondDerivatives } from "./second-derivatives.ts";

installSecondDerivatives();
