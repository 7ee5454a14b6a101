/** A data set as its authors published it, or give it out. */
export interface PublishedSet {
  /** Folder of its files, under a data root and in the cache. */
  readonly name: string;
  /** Other names under which people keep that folder. */
  readonly folders?: readonly string[];
  /** MD5 checksums of the published files, which decide whether a download is right. */
  readonly checksums: Readonly<Record<string, string>>;
  /** SHA-256 checksums beside them, of files in the archive too: MD5 can be forged. */
  readonly sha256?: Readonly<Record<string, string>>;
  /** Bytes of files, of those in the archive too: a server or an archive that gives more is stopped. */
  readonly sizes?: Readonly<Record<string, number>>;
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
    sha256: {
      "train-images-idx3-ubyte.gz":
        "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
      "train-labels-idx1-ubyte.gz":
        "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
      "t10k-images-idx3-ubyte.gz":
        "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
      "t10k-labels-idx1-ubyte.gz":
        "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
    },
    sizes: {
      "train-images-idx3-ubyte.gz": 9_912_422,
      "train-labels-idx1-ubyte.gz": 28_881,
      "t10k-images-idx3-ubyte.gz": 1_648_877,
      "t10k-labels-idx1-ubyte.gz": 4542,
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
    sha256: {
      "train-images-idx3-ubyte.gz":
        "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
      "train-labels-idx1-ubyte.gz":
        "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
      "t10k-images-idx3-ubyte.gz":
        "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
      "t10k-labels-idx1-ubyte.gz":
        "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
    },
    // The authors' own bucket speaks plain http alone, so it comes second.
    mirrors: [
      "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/b2617bb6d3ffa2e429640350f613e3291e10b141/data/fashion/",
      "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
    ],
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
    sha256: {
      "cifar-10-binary.tar.gz": "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
      "data_batch_1.bin": "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5",
      "data_batch_2.bin": "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed",
      "data_batch_3.bin": "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67",
      "data_batch_4.bin": "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48",
      "data_batch_5.bin": "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add",
      "test_batch.bin": "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b",
      "batches.meta.txt": "558e74b5e208382e186da55784b4bac2cd52e558448e1b5800990fdb28ed8033",
    },
    sizes: {
      "data_batch_1.bin": 30_730_000,
      "data_batch_2.bin": 30_730_000,
      "data_batch_3.bin": 30_730_000,
      "data_batch_4.bin": 30_730_000,
      "data_batch_5.bin": 30_730_000,
      "test_batch.bin": 30_730_000,
      "batches.meta.txt": 61,
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
