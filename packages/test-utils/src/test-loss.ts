import { grad, type Scalar, type Tensor2D, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { checkGradient } from "./check-gradient.ts";
import { expectBalanced } from "./expect-balanced.ts";

/** What a loss is tested against: a structural copy of `@gan/core`'s contract, which lies above this package. */
interface Loss {
  readonly name: string;
  discriminator(realLogits: Tensor2D, fakeLogits: Tensor2D): Scalar;
  generator(fakeLogits: Tensor2D, realLogits?: Tensor2D): Scalar;
}

/** The slopes of a loss at a logit, by its published formula. */
export interface PublishedSlopes {
  /** ∂L_D/∂a at the logit of a real example. */
  readonly real: (a: number) => number;
  /** ∂L_D/∂a at the logit of a generated example. */
  readonly fake: (a: number) => number;
  /** ∂L_G/∂a at the logit of a generated example, beside a real one whose logit is 0. */
  readonly generator: (a: number) => number;
}

/** The contract every adversarial loss must meet; call it once from the loss's test file. */
export function testLoss(loss: Loss, slopes: PublishedSlopes): void {
  const at = (a: number) => tensor2d([[a]]);
  const read = (scalar: Scalar) => scalar.dataSync()[0]!;
  const slope = (f: (x: Tensor2D) => Scalar, a: number) =>
    tidy(() => read(grad((x) => f(x as Tensor2D))(at(a)) as Scalar));

  describe(`loss ${loss.name}`, () => {
    it.each([-100, -40, -3, 0, 2, 40, 100])("has its published slopes at logit %d", (a) => {
      expect(slope((x) => loss.discriminator(x, at(0)), a)).toBeCloseTo(slopes.real(a), 6);
      expect(slope((x) => loss.discriminator(at(0), x), a)).toBeCloseTo(slopes.fake(a), 6);
      expect(slope((x) => loss.generator(x, at(0)), a)).toBeCloseTo(slopes.generator(a), 6);
    });

    it.each([-1000, 1000])("stays finite at logit %d", (a) => {
      expect(read(loss.generator(at(a), at(-a)))).toSatisfy(Number.isFinite);
      expect(read(loss.discriminator(at(a), at(-a)))).toSatisfy(Number.isFinite);
    });

    it("is the mean over the minibatch, not its sum", () => {
      const [once, thrice] = [tensor2d([[2]]), tensor2d([[2], [2], [2]])];
      const [one, three] = [tensor2d([[1]]), tensor2d([[1], [1], [1]])];
      expect(read(loss.generator(thrice, three))).toBeCloseTo(read(loss.generator(once, one)), 6);
      const [few, many] = [loss.discriminator(once, one), loss.discriminator(thrice, three)];
      expect(read(many)).toBeCloseTo(read(few), 6);
    });

    it("agrees with central differences", () => {
      const logits = { values: [-2, -0.3, 0.7, 3], shape: [4, 1] };
      const others = tensor2d([[0.4], [-1.7], [2], [-0.6]]);
      checkGradient((x) => loss.generator(x as Tensor2D, others), logits);
      checkGradient((x) => loss.discriminator(x as Tensor2D, x as Tensor2D), logits);
      checkGradient((x) => loss.discriminator(x as Tensor2D, others), logits);
      checkGradient((x) => loss.discriminator(others, x as Tensor2D), logits);
    });

    it("leaves exactly its result alive", () =>
      expectBalanced(() => {
        const a = at(1);
        loss.discriminator(a, a).dispose();
        loss.generator(a, a).dispose();
        a.dispose();
      }));
  });
}
