import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "./support/gan.ts";
import { ganInProcess } from "./support/gan-in-process.ts";
import { useSmallSets } from "./support/use-small-sets.ts";
import { prepareRuns } from "./support/wrong-folder.ts";

useSmallSets();

/** What is typed, and how the sentence begins that answers it. The exit code of each is 2. */
const table: readonly (readonly [typed: string, answer: string])[] = [
  ["gan", "Usage: gan [options] [command]"],
  [
    "gan trian digits",
    "There is no command `trian`. Did you mean `train`? Known: train, sweep, worker, resume, runs, compare, evaluate,",
  ],
  [
    "gan train",
    "`gan train` needs an experiment, such as `mnist` or `digits`, or a run to begin from. Type `gan train digits` or `gan train --from <run>`; `gan train --help` says more.",
  ],
  [
    "gan train mnits",
    "There is no experiment `mnits`. Did you mean `mnist`? Known: mnist, tfd, cifar10, cifar10-conv, fashion-mnist, digits,",
  ],
  [
    "gan train digits more",
    '`path` is "more", expected nothing. Only `images` takes a folder, `numbers` a file, and `inference` or `selection` a run.',
  ],
  [
    "gan train digits --epoch 3",
    "`gan train` has no flag `--epoch`. Did you mean `--epochs`? `gan train --help` lists all.",
  ],
  [
    "gan train digits --epochs",
    "`--epochs` needs a value after it: `--epochs <number>`, passes over the training data. `gan train --help` lists all flags.",
  ],
  [
    "gan train digits --epochs 0",
    '`--epochs` is "0", expected a number above 0 and at most 1,000,000.',
  ],
  [
    "gan train digits --epochs -1",
    '`--epochs` is "-1", expected a number above 0 and at most 1,000,000.',
  ],
  [
    "gan train digits --epochs abc",
    '`--epochs` is "abc", expected a number above 0 and at most 1,000,000.',
  ],
  [
    "gan train digits --epochs 1e309",
    '`--epochs` is "1e309", expected a number above 0 and at most 1,000,000.',
  ],
  [
    "gan train digits --epochs 3 --iterations 5",
    "`--epochs` is 3, expected nothing beside `--iterations`. Both say how long the run is; give one of them.",
  ],
  [
    "gan train digits --iterations 0",
    '`--iterations` is "0", expected a whole number of at least 1 and at most 1,000,000,000.',
  ],
  [
    "gan train digits --iterations 1.5",
    '`--iterations` is "1.5", expected a whole number of at least 1 and at most 1,000,000,000.',
  ],
  [
    "gan train digits --iterations 1e10",
    '`--iterations` is "1e10", expected a whole number of at least 1 and at most 1,000,000,000.',
  ],
  [
    "gan train digits --batch-size 2001",
    "`--batch-size` is 2001, expected at most the 2,000 training examples. Add `--batch-size 10`.",
  ],
  [
    "gan train digits --batch-size 1000000",
    '`--batch-size` is "1000000", expected a whole number of at least 1 and at most 100,000.',
  ],
  [
    "gan train digits --seed -1",
    '`--seed` is "-1", expected a whole number of at least 0 and at most 9,007,199,254,740,991.',
  ],
  [
    "gan train digits --seed 1e300",
    '`--seed` is "1e300", expected a whole number of at least 0 and at most 9,007,199,254,740,991.',
  ],
  [
    "gan train digits --backend gpu",
    '`--backend` is "gpu", expected one of auto, node-gpu, onnx, node, wasm, webgpu, cpu.',
  ],
  [
    "gan train digits --backend node-gpu",
    "The backend `node-gpu` cannot be used here. `@tensorflow/tfjs-node-gpu` is not installed. Add it to your project, in the version of `@tensorflow/tfjs-core`.",
  ],
  [
    "gan train digits --schedule random",
    '`--schedule` is "random", expected one of simultaneous, alternating.',
  ],
  [
    "gan train digits --loss wgan",
    '`--loss` is "wgan", expected one of minimax, non-saturating, least-squares, wasserstein, hinge, relativistic, relativistic-average.',
  ],
  [
    "gan train digits --penalty r3",
    '`--penalty` is "r3", expected one of none, r1, r2, r1-r2, gradient-penalty, one-sided-gradient-penalty, dragan.',
  ],
  [
    "gan train digits --augmentation blur",
    '`--augmentation` is "blur", expected one of none, color, translation, cutout, translation-cutout, all.',
  ],
  [
    "gan train ring --augmentation cutout",
    '`augmentation` is "cutout", expected `none` where examples are no pictures. Those of `ring` are rows of 2 numbers.',
  ],
  [
    "gan train digits --set penaltyWeight=5",
    "`penaltyWeight` is 5, expected 10 where there is no penalty. Choose one with `--penalty`: r1, r2, r1-r2,",
  ],
  [
    "gan train digits --penalty r1 --set penaltyEvery=0",
    '`--set penaltyEvery` is "0", expected a whole number of at least 1 and at most 100,000.',
  ],
  [
    "gan train digits --loss hinge --set labelSmoothing=0.1",
    "`labelSmoothing` is 0.1, expected 0 with the loss `hinge`. Only a D that descends −V(D, G) has labels to smooth.",
  ],
  [
    "gan train digits --set clip=-1",
    '`--set clip` is "-1", expected a number of at least 0 and at most 1e+30.',
  ],
  [
    "gan train digits --discriminator-steps 0",
    '`--discriminator-steps` is "0", expected a whole number of at least 1 and at most 100,000.',
  ],
  [
    "gan train digits --discriminator-steps 2",
    "`discriminatorSteps` is 2, expected 1 with the schedule `simultaneous`. Use `--schedule alternating` for more.",
  ],
  [
    "gan train digits --discriminator-steps 1e9",
    '`--discriminator-steps` is "1e9", expected a whole number of at least 1 and at most 100,000.',
  ],
  ["gan train digits --width 0", '`--width` is "0", expected a number above 0 and at most 10.'],
  [
    "gan train digits --width 1000",
    '`--width` is "1000", expected a number above 0 and at most 10.',
  ],
  [
    "gan train digits --width 1e308 --dry-run",
    '`--width` is "1e308", expected a number above 0 and at most 10.',
  ],
  [
    "gan train digits --set learningRate=abc",
    '`--set learningRate` is "abc", expected a number above 0 and at most 1e+30.',
  ],
  [
    "gan train digits --set learningRate",
    '`--set` is "learningRate", expected `key=value`, such as `learningRate=0.05`.',
  ],
  [
    "gan train digits --set learningRate=",
    '`--set learningRate` is "", expected a number above 0 and at most 1e+30.',
  ],
  [
    "gan train digits --set learning-rat=1",
    "There is no setting `learning-rat`. Did you mean `learningRate`? Known: seed, epochs, pretrainingEpochs, batchSize, microbatches, schedule, loss, discriminatorLossScale, discriminatorSteps, generatorSteps, rule,",
  ],
  [
    "gan train digits --set noiseSize=1e9",
    '`--set noiseSize` is "1e9", expected a whole number of at least 1 and at most 10,000.',
  ],
  [
    "gan train digits --set momentumTo=1",
    '`--set momentumTo` is "1", expected a number of at least 0 and below 1.',
  ],
  [
    "gan train digits --set rule=sgdd",
    '`--set rule` is "sgdd", expected one of momentum, sgd, adam, rmsprop.',
  ],
  [
    "gan train digits --set width=.5 --width .02",
    '`--set width` is ".5", expected nothing beside `--width`. A setting is given once.',
  ],
  [
    "gan train digits --set width=.5 --set width=.2",
    '`--set` is "width=.2", expected no second value of `width`. A setting is given once.',
  ],
  [
    "gan train digits --set pretrainingEpochs=3",
    "`pretrainingEpochs` is 3, expected nothing with `digits`. It has no first stage; leave it out.",
  ],
  [
    "gan train digits --image-size 16",
    "`--image-size` is 16, expected nothing with `digits`. It is for pictures of your own: `gan train images <folder>`.",
  ],
  [
    "gan train digits --preset dcgan",
    '`--preset` is "dcgan", expected nothing with `digits`. It is for pictures of your own: `gan train images <folder>`.',
  ],
  [
    "gan train images some --image-size 30 --backend cpu",
    "`side of the pictures` is 30, expected one of 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256. These are 4 to 7, doubled several times, as the network's layers do.",
  ],
  [
    "gan train digits --gray",
    '`--gray` is "given", expected nothing with `digits`. It is for pictures of your own: `gan train images <folder>`.',
  ],
  [
    "gan train digits --batches 1",
    '`--batches` is "1", expected nothing with `digits`. It is for CIFAR-10, whose training data come in five files.',
  ],
  [
    "gan train digits --checkpoint-every 0",
    '`--checkpoint-every` is "0", expected a whole number of at least 1 and at most 1,000,000,000.',
  ],
  [
    "gan train digits --score-every -2",
    '`--score-every` is "-2", expected a whole number of at least 1 and at most 1,000,000,000.',
  ],
  ['gan train digits --out ""', '`--out` is "", expected a path.'],
  [
    "gan train digits --out file --backend cpu",
    "`<folder>/file` cannot be written: a file of that name is in the way. Choose another folder with `--out`.",
  ],
  ['gan train digits --data-dir ""', '`--data-dir` is "", expected a path.'],
  [
    "gan train digits pictures",
    '`path` is "pictures", expected nothing. Only `images` takes a folder, `numbers` a file, and `inference` or `selection` a run.',
  ],
  [
    "gan train mnist --backend cpu",
    "`<folder>/cache/mnist/train-images-idx3-ubyte.gz` could not be downloaded (https://ossci-datasets.s3.amazonaws.com/mnist/train-images-idx3-ubyte.gz: offline;",
  ],
  [
    "gan train tfd --backend cpu",
    "`TFD_48x48.mat` was not found. Put `TFD_48x48.mat`, which is given out on request (ask Susskind, Anderson and Hinton, University of Toronto, authors of UTML TR 2010-001), into a folder `tfd` and name",
  ],
  [
    "gan train cifar10 --batches 6",
    '`--batches` is "6", expected numbers from 1 to 5 with commas between them, such as 1,2.',
  ],
  [
    "gan train cifar10 --batches 1,1 --backend cpu",
    '`--batches` is "1,1", expected each batch once.',
  ],
  [
    "gan train cifar10 --batches one",
    '`--batches` is "one", expected numbers from 1 to 5 with commas between them, such as 1,2.',
  ],
  [
    "gan train images --backend cpu",
    "`*.png, *.jpg` was not found. Name a folder of pictures: `gan train images <folder>`.",
  ],
  [
    "gan train images nowhere --backend cpu",
    "`<folder>/nowhere` was not found. Name a folder of PNG, JPEG or WebP pictures (ENOENT: no such file or directory, scandir '<folder>/nowhere').",
  ],
  [
    "gan train images empty --backend cpu",
    "`<folder>/empty/*.png, *.jpg, *.webp` was not found. Put PNG, JPEG or WebP pictures there.",
  ],
  [
    "gan train images few --backend cpu",
    "`pictures in the folder` is 3, expected at least 20: some are held out to choose by, and some to report on.",
  ],
  [
    "gan train images some --batch-size 50 --backend cpu",
    "`--batch-size` is 50, expected at most the 20 training examples. Add `--batch-size 10`.",
  ],
  [
    "gan train images some --image-size 2",
    '`--image-size` is "2", expected a whole number of at least 4 and at most 256.',
  ],
  [
    "gan train images some --image-size 2048",
    '`--image-size` is "2048", expected a whole number of at least 4 and at most 256.',
  ],
  [
    "gan train images some --image-size 100000",
    '`--image-size` is "100000", expected a whole number of at least 4 and at most 256.',
  ],
  [
    "gan train images some --batches 1",
    '`--batches` is "1", expected nothing with `images`. It is for CIFAR-10, whose training data come in five files.',
  ],
  [
    "gan resume",
    "`gan resume` needs `<run>`: `latest`, a number, a name or a path. Type `gan resume <run>`; `gan resume --help` says more.",
  ],
  ['gan resume ""', '`run` is "", expected `latest`, a number, a name or a path.'],
  [
    "gan resume 99",
    "`<folder>/runs/99` was not found. There are 00001-digits, 00002-ring, 00003-digits, 00004-digits, 00005-digits, 00006-digits, 00007-digits, 00008-digits, 00009-digits, 00010-taken.",
  ],
  [
    "gan resume nowhere",
    "`<folder>/runs/nowhere` was not found. There are 00001-digits, 00002-ring, 00003-digits, 00004-digits, 00005-digits, 00006-digits, 00007-digits, 00008-digits, 00009-digits, 00010-taken.",
  ],
  [
    "gan resume ./some",
    "`./some` is no folder of a run: it has no `options.json`. Name a folder that `gan train` made, such as `runs/00001-digits`.",
  ],
  [
    "gan resume 1 --iterations 1",
    "`--iterations` is 1, expected at least the 2 that are already done.",
  ],
  [
    "gan resume 1 --epochs 3",
    "`gan resume` has no flag `--epochs`. `gan resume --help` lists all.",
  ],
  [
    "gan resume 3",
    "`<folder>/runs/00003-digits/options.json` has no `experiment`. Put the settings back as `gan train` wrote them, or start a new run.",
  ],
  [
    "gan resume 4",
    "`<folder>/runs/00004-digits/options.json` has a `backend` that cannot be read (expected one of node-gpu|onnx|node|wasm|webgpu|cpu). Put",
  ],
  [
    "gan resume 5",
    "`<folder>/runs/00005-digits/options.json` has an `experiment` that cannot be read",
  ],
  [
    "gan resume 6",
    "`<folder>/runs/00006-digits/options.json` has an `iterations` that cannot be read (expected number to be >=1). Put",
  ],
  [
    "gan resume 7",
    "`00007-digits/checkpoint.safetensors` is damaged. Put a copy of it back; without one the run has to be trained again.",
  ],
  [
    "gan resume 9",
    "The checkpoint does not fit: its setting `width` cannot be read (Invalid input: expected number, received string). Use the version of `gan` that its `options.json` names, or start a new run.",
  ],
  [
    "gan evaluate",
    "`gan evaluate` needs `<run>`: `latest`, a number, a name or a path; of several, a table follows. Type `gan evaluate <run…>`; `gan evaluate --help` says more.",
  ],
  [
    "gan evaluate latest --checkpoint first",
    '`--checkpoint` is "first", expected one of last, best.',
  ],
  [
    "gan evaluate 1 --checkpoint best",
    "`<folder>/runs/00001-digits/checkpoint-best.safetensors` was not found. Train with --score-every.",
  ],
  [
    "gan evaluate 7",
    "`00007-digits/checkpoint.safetensors` is damaged. Put a copy of it back; without one the run has to be trained again.",
  ],
  [
    "gan sample",
    "`gan sample` needs `<run>`: `latest`, a number, a name or a path. Type `gan sample <run>`; `gan sample --help` says more.",
  ],
  [
    "gan sample 1 --count 0",
    '`--count` is "0", expected a whole number of at least 1 and at most 1,000,000.',
  ],
  [
    "gan sample 1 --count 1e7",
    '`--count` is "1e7", expected a whole number of at least 1 and at most 1,000,000.',
  ],
  [
    "gan sample 1 --out s.jpg",
    '`--out` is "s.jpg", expected a name that ends in .png, .npy, .npz or .csv, or a folder\'s.',
  ],
  [
    "gan sample 1 --out s.svg",
    '`--out` is "s.svg", expected a name that ends in .png, .npy, .npz or .csv, or a folder\'s.',
  ],
  [
    'gan sample 1 --out ""',
    '`--out` is "", expected a name that ends in .png, .npy, .npz or .csv, or a folder\'s.',
  ],
  [
    "gan sample 1 --out nowhere/s.png",
    "`nowhere/s.png` cannot be written: the folder is not there, or no folder can be made there. Make the folder first, or choose another folder with `--out`.",
  ],
  [
    "gan sample 1 --seed x",
    '`--seed` is "x", expected a whole number of at least 0 and at most 9,007,199,254,740,991.',
  ],
  [
    "gan sample 1 --out some",
    "`some` cannot be written: the folder holds 24 files already. Choose another folder with `--out`, or empty this one.",
  ],
  [
    "gan sample 1 --out file",
    "`file` cannot be written: a file of that name is in the way. Choose another folder with `--out`.",
  ],
  [
    "gan sample 1 --count 20000",
    "`--count` is 20000, expected at most 10,000 in one picture. A folder, `.npy` or `.npz` takes more.",
  ],
  [
    "gan sample 2 --out points",
    '`--out` is "a folder", expected a file. Points take `.png`, `.csv`, `.npy` or `.npz`.',
  ],
  [
    "gan animate 1 --out x.mp4",
    '`--out` is "x.mp4", expected a file whose name ends in .gif, which is what is written.',
  ],
  ["gan animate 99", "`<folder>/runs/99` was not found. There are 00001-digits,"],
  [
    "gan train numbers --backend cpu",
    "`*.csv, *.npy, *.mat` was not found. Name a file of numbers: `gan train numbers <file>`.",
  ],
  [
    "gan train numbers nowhere.csv --backend cpu",
    "`<folder>/nowhere.csv` was not found. Name a file of numbers: CSV, NPY or MAT.",
  ],
  [
    "gan train numbers some --backend cpu",
    "`some` cannot be read: it is not a regular file. Name a file of numbers: CSV, NPY or MAT.",
  ],
  ["gan train numbers file --backend cpu", "`file` is empty. Write one example a line."],
  [
    "gan train digits --variable x",
    '`--variable` is "x", expected nothing with `digits`. It is for a MATLAB file: `gan train numbers <file>`.',
  ],
  [
    "gan train digits --skip-bad",
    '`--skip-bad` is "given", expected nothing with `digits`. It is for pictures of your own: `gan train images <folder>`.',
  ],
  [
    "gan train digits --networks nowhere.mjs",
    "`nowhere.mjs` was not found. Name a JavaScript file. Export the functions `createGenerator` and `createDiscriminator`;",
  ],
  [
    "gan train digits --set labels=7",
    "`labels` is 7, expected nothing with `digits`. It learns from no labels, or from all; leave it out.",
  ],
  [
    "gan train mnist --set labels=100",
    "`labels` is 100, expected nothing with `mnist`. It learns from no labels, or from all; leave it out.",
  ],
  [
    "gan train mnist-conditional --set affine=1",
    "`affine` is 1, expected nothing with `mnist-conditional`. It learns from no labels, or from all; leave it out.",
  ],
  [
    "gan train mnist --set layerNoiseTo=0.5",
    "`layerNoiseTo` is 0.5, expected nothing with `mnist`. It learns from no labels, or from all; leave it out.",
  ],
  [
    "gan train digits-semi-supervised --set layerNoiseTo=0.5 --set annealingEpochs=0",
    "`annealingEpochs` is 0, expected more than 0 where `layerNoiseTo` is below 1",
  ],
  [
    "gan train digits-semi-supervised --set labels=7 --backend cpu",
    "`labels` is 7, expected a multiple of the 10 classes.",
  ],
  [
    "gan train digits-semi-supervised --set labels=2010 --backend cpu",
    "`labels` is 2010, expected at most 2000 of",
  ],
  [
    "gan train digits-semi-supervised --loss hinge",
    '`loss` is "hinge", expected nothing with `digits-semi-supervised`. Its players descend objectives of their own.',
  ],
  [
    "gan train mnist-gain --penalty r1",
    '`penalty` is "r1", expected nothing with `mnist-gain`. Its players descend objectives of their own.',
  ],
  [
    "gan train digits-semi-supervised --networks nowhere.mjs",
    '`--networks` is "nowhere.mjs", expected nothing with `digits-semi-supervised`. Its objectives need networks of its own.',
  ],
  [
    "gan train digits-completion --networks nowhere.mjs",
    '`--networks` is "nowhere.mjs", expected nothing with `digits-completion`. Its objectives need',
  ],
  [
    "gan train digits-completion --score-every 1",
    "`--score-every` is 1, expected nothing with `digits-completion`. No Parzen window scores it; `gan evaluate` measures it.",
  ],
  [
    "gan train digits-conditional more",
    '`path` is "more", expected nothing. Only `images` takes a folder,',
  ],
  [
    "gan train inference",
    '`run` is "not given", expected a run whose generator is finished. Name it: `gan train inference <run>`.',
  ],
  ["gan train inference 99", "`<folder>/runs/99` was not found. There are 00001-digits,"],
  [
    "gan train inference 2",
    '`run` is "00002-ring, of points", expected one whose generator can go on. Name a run of `mnist`, `digits` or another known set of pictures.',
  ],
  [
    "gan train inference 7",
    "`00007-digits/checkpoint.safetensors` is damaged. Put a copy of it back;",
  ],
  [
    "gan train inference 1 --networks nowhere.mjs",
    '`--networks` is "nowhere.mjs", expected nothing with `inference`. Its objectives need networks of its own.',
  ],
  [
    "gan train inference 1 --set noiseSize=7",
    "`noiseSize` is 7, expected nothing with `inference`. It is that of the finished generator.",
  ],
  [
    "gan train inference 1 --score-every 1",
    "`--score-every` is 1, expected nothing with `inference`. No Parzen window scores it;",
  ],
  [
    "gan sample 1 --runs nowhere",
    "`<folder>/nowhere/1` was not found. There is no run in `<folder>/nowhere` yet; train one first.",
  ],
  [
    "gan sample 7",
    "`00007-digits/checkpoint.safetensors` is damaged. Put a copy of it back; without one the run has to be trained again.",
  ],
  [
    "gan sample 9",
    "The checkpoint does not fit: its setting `width` cannot be read (Invalid input: expected number, received string). Use the version of `gan` that its `options.json` names, or start a new run.",
  ],
  [
    "gan interpolate 1 --rows 30000",
    '`--rows` is "30000", expected a whole number of at least 1 and at most 1,000.',
  ],
  [
    "gan interpolate 1 --columns 1",
    '`--columns` is "1", expected a whole number of at least 2 and at most 1,000.',
  ],
  [
    "gan interpolate 1 --out lines",
    '`--out` is "lines", expected a file whose name ends in .png or .gif.',
  ],
  [
    "gan interpolate 1 --out x.gif --columns 500",
    "`--columns` is 500, expected at most 120 in an animation.",
  ],
  [
    "gan figure",
    "`gan figure` needs `<which>`: 1, saturation, proposition-1, proposition-2, overfitting; 2 or 3 of a run. Type `gan figure <which> [run]`; `gan figure --help` says more.",
  ],
  [
    "gan figure 4",
    "There is no figure `4`. Did you mean `1`? Known: 1, saturation, proposition-1, proposition-2, overfitting, 2, 3.",
  ],
  ["gan figure 2", '`run` is "not given", expected the run to draw. Try `gan figure 2 latest`.'],
  ["gan figure 1 latest", '`run` is "latest", expected none. Figure 1 plays a game of its own.'],
  [
    "gan figure 3 2",
    '`run` is "one of points or numbers", expected one of pictures. `gan sample` draws points and writes numbers.',
  ],
  [
    "gan figure overfitting --seed x",
    '`--seed` is "x", expected a whole number of at least 0 and at most 9,007,199,254,740,991.',
  ],
  [
    "gan figure proposition-2 --out file",
    "`file/proposition-2.svg` cannot be written: a file of that name is in the way. Choose another folder with `--out`.",
  ],
  ["gan export 1 --to pb", '`--to` is "pb", expected one of onnx, tfjs, safetensors.'],
  ['gan export 1 --out ""', '`--out` is "", expected a path.'],
  [
    "gan export 1 --out file",
    "`file/generator.onnx` cannot be written: a file of that name is in the way. Choose another folder with `--out`.",
  ],
  [
    "gan report 4",
    "`<folder>/runs/00004-digits/options.json` has a `backend` that cannot be read (expected one of node-gpu|onnx|node|wasm|webgpu|cpu). Put",
  ],
  [
    "gan report 8",
    "`<folder>/runs/00008-digits/stats.jsonl` has a line 1 whose `logLikelihood` cannot be read (Invalid input: expected object, received undefined). Delete that line.",
  ],
  [
    "gan report 1 --checkpoint best",
    "`gan report` has no flag `--checkpoint`. `gan report --help` lists all.",
  ],
  ["gan table1 --mnist 1", '`--mnist` is "a run of digits", expected one of mnist.'],
  ['gan table1 --mnist ""', '`--mnist` is "", expected a run.'],
  [
    "gan table1 --mnist 99",
    "`<folder>/runs/99` was not found. There are 00001-digits, 00002-ring, 00003-digits, 00004-digits, 00005-digits, 00006-digits, 00007-digits, 00008-digits, 00009-digits, 00010-taken.",
  ],
  [
    "gan play --port 99999",
    '`--port` is "99999", expected a whole number of at least 0 and at most 65,535.',
  ],
  [
    "gan play --port http",
    '`--port` is "http", expected a whole number of at least 0 and at most 65,535.',
  ],
  [
    "gan doctor now",
    "`gan doctor` takes no arguments, and `now` was typed. `gan doctor --help` says what can be typed.",
  ],
  ["gan train digits --from", "`--from` needs a value after it: `--from <run>`, begin with"],
  ['gan train --from ""', '`--from` is "", expected a run.'],
  ["gan train --from 99", "`<folder>/runs/99` was not found. There are 00001-digits, 00002-ring,"],
  [
    "gan train --from digits",
    "`<folder>/runs/digits` was not found. Several runs are called so: 00001-digits, 00003-digits,",
  ],
  [
    "gan train mnist --from 1",
    '`--from` is "00001-digits, of digits", expected a run of `mnist`. Leave the experiment out, or name a run of `mnist`.',
  ],
  ["gan train mnits --from 1", "There is no experiment `mnits`. Did you mean `mnist`?"],
  ["gan train --from 4", "`<folder>/runs/00004-digits/options.json` has a `backend` that cannot"],
  [
    "gan train --from 1 --epochs 2 --iterations 3",
    "`--epochs` is 2, expected nothing beside `--iterations`. Both say how long the run is; give one of them.",
  ],
  [
    "gan train ring --name 7",
    '`--name` is "7", expected a letter, then letters, digits, `.`, `_` or `-`, at most 100 of them in all.',
  ],
  ["gan train ring --name ../up", '`--name` is "../up", expected a letter, then letters,'],
  [
    "gan train ring --name latest",
    '`--name` is "latest", expected a name of its own. `latest` names the newest run.',
  ],
  [
    "gan train ring --name mnist",
    '`--name` is "mnist", expected a name of its own. `mnist` is what runs of that experiment are called.',
  ],
  [
    "gan train ring --name taken",
    '`--name` is "taken", expected a name that no other run has. 00010-taken has it; `gan runs name 10 <name>` gives that one another.',
  ],
  [
    "gan runs foo",
    "There is no `gan runs` command `foo`. Known: list, compare, name, delete, import.",
  ],
  ["gan runs list more", "There is no `gan runs` command `more`. Known: list, compare,"],
  ["gan runs --all", "`gan runs` has no flag `--all`. `gan runs --help` lists all."],
  ['gan runs --out ""', '`--out` is "", expected a path.'],
  ["gan runs compare", "`gan runs compare` needs `<run>`: two or more: `latest`, a number, a name"],
  ["gan runs compare 1", '`run` is "1", expected two runs or more. `gan runs` lists them.'],
  ["gan runs compare 1 1", '`run` is "1", expected every run once; 00001-digits is named twice.'],
  ["gan runs compare 1 99", "`<folder>/runs/99` was not found. There are 00001-digits,"],
  ["gan runs compare 1 4", "`<folder>/runs/00004-digits` is a damaged run."],
  ["gan runs name 1", "`gan runs name` needs `<name>`: the new name, such as `baseline`. Type"],
  [
    "gan runs import",
    "`gan runs import` needs `<file>`: the checkpoint, a .safetensors file. Type",
  ],
  [
    "gan runs import ./some",
    "`./some` was not found. Name a checkpoint file, as the page saves one.",
  ],
  ["gan runs name 99 mine", "`<folder>/runs/99` was not found."],
  ["gan runs name 1 a/b", '`name` is "a/b", expected a letter, then letters, digits,'],
  ["gan runs name 1 Taken", '`name` is "Taken", expected a name that no other run has.'],
  [
    "gan runs delete 1",
    "Nobody can be asked here whether to delete this run, so nothing was deleted. Say it at once: `gan runs delete 1 --yes`.",
  ],
  ["gan runs delete 99 --yes", "`<folder>/runs/99` was not found."],
  [
    "gan runs delete 3 --yes",
    "`<folder>/runs/00003-digits` is not surely a run of ours. Look at what is in it, and delete it yourself.",
  ],
  ["gan runs delete ./some --yes", "`./some` is no folder of a run: it has no `options.json`."],
  ["gan evaluate 1 1", '`run` is "1", expected every run once; 00001-digits is named twice.'],
  [
    "gan runs delete 1 runs/00001-digits --yes",
    '`run` is "runs/00001-digits", expected every run once; 00001-digits is named twice.',
  ],
  ["gan evaluate 1 99", "`<folder>/runs/99` was not found."],
  [
    "gan sample 1 2",
    "`gan sample` takes `<run>` and no more, and `2` was typed. `gan sample --help` says what can be typed.",
  ],
  ["gan compare", "`gan compare` needs `<run>`: `latest`, a number, a name or a path; a folder of"],
  ["gan compare 1", '`run` is "1", expected two runs or more. `gan runs` lists them.'],
  ["gan compare 1 1", '`run` is "1 1", expected two runs or more. `gan runs` lists them.'],
  ["gan compare 1 99", "`<folder>/runs/99` was not found. There are 00001-digits,"],
  ['gan compare ""', '`run` is "", expected `latest`, a number, a name or a path.'],
  ["gan compare ./some", "`./some` is no folder of a run: it has no `options.json`."],
  [
    "gan compare 1 2",
    '`run` is "00002-ring, of ring", expected runs of `digits`, as 00001-digits is, or on the same data. Numbers of different data do not compare; name the runs of one experiment at a time.',
  ],
  ["gan compare 1 3", '`run` is "1 3", expected two runs or more. Left out: 00003-digits: '],
  [
    "gan compare 1 7 --measure modes",
    '`--measure` is "modes", expected one of nats, validationLogLikelihood,',
  ],
  [
    "gan compare 1 7 --out page.pdf",
    '`--out` is "page.pdf", expected a file whose name ends in .html.',
  ],
  ["gan compare 1 7 --out none/page.html", "`<folder>/none/page.html` cannot be written: t"],
  ["gan sweep", "`gan sweep` needs `<what>`"],
  ["gan sweep rimg", "There is no experiment `rimg`. Did you mean `ring`?"],
  [
    "gan sweep missing.json",
    "`missing.json` was not found. Name a sweep's JSON file, or an experiment.",
  ],
  [
    "gan sweep ring --seeds 3-1",
    '`--seeds` is "3-1", expected whole numbers and ranges, such as 1-5 or',
  ],
  ["gan sweep ring --set width=0.1,wide", '`--set width` is "wide", expected a number above 0'],
  [
    "gan sweep ring --set seed=1,2",
    '`settings of ring` is "seed", expected a setting of `gan train --set`. Seeds have a flag of their own: `--seeds 1-5`.',
  ],
  ["gan sweep ring --workers 0", '`--workers` is "0", expected a whole number of at least 1'],
  ["gan completion", "`gan completion` needs `<shell>`: bash, zsh or fish. Type"],
  ["gan completion powershell", "There is no shell `powershell`. Known: bash, zsh, fish."],
];

describe("`gan`, typed wrongly", { timeout: 60_000 }, () => {
  let folder: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await prepareRuns(folder);
  }, 120_000);

  it("is tried in a hundred ways", () => {
    expect(new Set(table.map(([typed]) => typed)).size).toBeGreaterThanOrEqual(100);
  });

  it.each(table)("answers `%s`", async (typed, answer) => {
    const words = typed.split(" ").slice(1);
    const argv = words.map((word) => (word === '""' ? "" : word));
    const { code, stderr } = await ganInProcess({ folder }, ...argv);
    const said = stderr.replaceAll(folder, "<folder>").replaceAll(/\s+/g, " ");
    expect(said.slice(0, answer.length)).toBe(answer);
    expect(said).not.toMatch(/defect|\bat .*:\d+:\d+/);
    expect(code).toBe(2);
  });
});
