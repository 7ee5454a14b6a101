/** Writes the tables and figures of README.md and docs/benchmarks.md from results/*.json; a test compares them. */
import { writeDocuments } from "./lib/documents.mjs";

writeDocuments();
