/** A data set as its authors published it, or give it out. */
export interface PublishedSet {
  /** Folder of its files, under a data root and in the cache. */
  readonly name: string;
  /** Other names under which people keep that folder. */
  readonly folders?: readonly string[];
  /** MD5 checksums of the published files, which decide whether a download is right. */
  readonly checksums: Readonly<Record<string, string>>;
  /** The one of them that is a gzipped tar archive, and the checksums of the files in it. */
  readonly archive?: {
    readonly file: string;
    readonly contents: Readonly<Record<string, string>>;
  };
  /** Addresses that end in a slash; the names of files are appended. */
  readonly mirrors: readonly string[];
  /** For a set that cannot be downloaded: its file, and whom to ask for it. */
  readonly onRequest?: { readonly file: string; readonly from: string };
}

/** The data sets that come in files, by name. */
export const publishedSets = {
  mnist: {
    name: "mnist",
    checksums: {
      "train-images-idx3-ubyte.gz": "f68b3c2dcbeaaa9fbdd348bbdeb94873",
      "train-labels-idx1-ubyte.gz": "d53e105ee54ea40749a09fcbcd1e9432",
      "t10k-images-idx3-ubyte.gz": "9fb629c4189551a2d022fa330f9573f3",
      "t10k-labels-idx1-ubyte.gz": "ec29112dd5afa0611ce80d1b7f02629c",
    },
    mirrors: [
      "https://ossci-datasets.s3.amazonaws.com/mnist/",
      "https://storage.googleapis.com/cvdf-datasets/mnist/",
    ],
  },
  "fashion-mnist": {
    name: "fashion-mnist",
    checksums: {
      "train-images-idx3-ubyte.gz": "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
      "train-labels-idx1-ubyte.gz": "25c81989df183df01b3e8a0aad5dffbe",
      "t10k-images-idx3-ubyte.gz": "bef4ecab320f06d8554ea6380940ec79",
      "t10k-labels-idx1-ubyte.gz": "bb300cfdad3c16e7a12a480ee83cd310",
    },
    mirrors: ["http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"],
  },
  cifar10: {
    name: "cifar10",
    folders: ["cifar-10-batches-bin", "cifar-10"],
    checksums: { "cifar-10-binary.tar.gz": "c32a1d4ab5d03f1284b67883e8d87530" },
    archive: {
      file: "cifar-10-binary.tar.gz",
      contents: {
        "data_batch_1.bin": "5dd7e06a14cb22eb9f671a540d1b7c25",
        "data_batch_2.bin": "5ea93a67294ea407fff1d09f752e9692",
        "data_batch_3.bin": "942cd6a4bcdd0dd3c604fbe906cb4421",
        "data_batch_4.bin": "ae636b3ba5c66a11e91e8cb52e771fcb",
        "data_batch_5.bin": "53f37980c15c3d472c316c40844f3f0d",
        "test_batch.bin": "803d5f7f4d78ea53de84dbe85f74fb6d",
        "batches.meta.txt": "728051cd483f366e254dddb25bead8b3",
      },
    },
    mirrors: ["https://www.cs.toronto.edu/~kriz/"],
  },
  tfd: {
    name: "tfd",
    folders: ["TFD"],
    checksums: {},
    mirrors: [],
    onRequest: {
      file: "TFD_48x48.mat",
      from: "Susskind, Anderson and Hinton, University of Toronto, authors of UTML TR 2010-001",
    },
  },
  olivetti: {
    name: "olivetti",
    folders: ["faces"],
    checksums: {},
    mirrors: [],
    onRequest: {
      file: "ORL_64x64.mat",
      from: "whoever shares the faces of the Olivetti Research Laboratory in this form",
    },
  },
} as const satisfies Record<string, PublishedSet>;

/** The name of a data set that comes in files. */
export type PublishedSetName = keyof typeof publishedSets;
