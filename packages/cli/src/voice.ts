/** How a command speaks: in sentences, in its answer alone, or in JSON. */
export type VoiceKind = "sentences" | "quiet" | "json";

/** What `--json` and `--quiet` say of the command that runs. */
export const voice = {
  kind: "sentences" as VoiceKind,
  /** Whether a document has been given. */
  hasAnswered: false,
  /** What was said, where it was kept back: the document of a command that has none of its own. */
  remarks: [] as string[],
  /** Begins the speech of a command. */
  begin({ json = false, quiet = false }: { json?: boolean; quiet?: boolean }): void {
    this.kind = json ? "json" : quiet ? "quiet" : "sentences";
    this.hasAnswered = false;
    this.remarks = [];
  },
  noteRemark(line: string): void {
    if (this.kind === "json" && line !== "") this.remarks.push(line);
  },
};
