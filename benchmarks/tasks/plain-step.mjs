import "@tensorflow/tfjs-layers";
import * as tf from "@tensorflow/tfjs-core";

/** The mnist iteration as an ordinary TensorFlow.js user writes it: its own dropout, `max` and momentum optimizer. */
export function createPlainStep({ schedule, batchSize }, data) {
  const G = [dense(100, 1200, 0.05), dense(1200, 1200, 0.05), dense(1200, 784, 0.05)];
  const D = [dense(784, 1200, 0.005), dense(240, 1200, 0.005), dense(240, 1, 0.005)];
  const [variablesOfG, variablesOfD] = [G, D].map((net) => net.flatMap(Object.values));
  const [optimizerOfG, optimizerOfD] = [tf.train.momentum(0.1, 0.5), tf.train.momentum(0.1, 0.5)];

  const linear = (x, { kernel, bias }) => tf.add(tf.matMul(x, kernel), bias);
  const maxout = (z) => tf.max(tf.reshape(z, [z.shape[0], 240, 5]), 2);
  const generate = (z) => {
    const h = tf.relu(linear(tf.relu(linear(z, G[0])), G[1]));
    return tf.sigmoid(linear(h, G[2]));
  };
  const discriminate = (x) => {
    const h0 = maxout(linear(tf.dropout(x, 0.2), D[0]));
    const h1 = maxout(linear(tf.dropout(h0, 0.5), D[1]));
    return linear(tf.dropout(h1, 0.5), D[2]);
  };
  const noise = () => tf.randomUniform([batchSize, 100], -Math.sqrt(3), Math.sqrt(3));
  const lossOfD = (real, fake) =>
    tf.mul(
      tf.add(
        tf.mean(tf.softplus(tf.neg(discriminate(real)))),
        tf.mean(tf.softplus(discriminate(fake))),
      ),
      0.5,
    );
  const lossOfG = (z) => tf.mean(tf.softplus(tf.neg(discriminate(generate(z)))));

  const values = new Float32Array(batchSize * 784);
  let first = 0;
  const nextBatch = () => {
    const indices = Array.from({ length: batchSize }, (_, i) => (first + i) % data.size);
    first += batchSize;
    data.read(indices, values);
    return tf.tensor2d(values.slice(), [batchSize, 784]);
  };

  return async () => {
    const losses = tf.tidy(() => {
      const real = nextBatch();
      const z = noise();
      const fake = generate(z);
      const d = tf.variableGrads(() => lossOfD(real, fake), variablesOfD);
      if (schedule === "alternating") optimizerOfD.applyGradients(d.grads);
      const fresh = schedule === "alternating" ? noise() : z;
      const g = tf.variableGrads(() => lossOfG(fresh), variablesOfG);
      if (schedule !== "alternating") optimizerOfD.applyGradients(d.grads);
      optimizerOfG.applyGradients(g.grads);
      return tf.stack([d.value, g.value]);
    });
    await losses.data();
    losses.dispose();
  };
}

function dense(inputs, units, range) {
  return tf.tidy(() => ({
    kernel: tf.variable(tf.randomUniform([inputs, units], -range, range)),
    bias: tf.variable(tf.zeros([units])),
  }));
}
