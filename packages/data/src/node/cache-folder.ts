import envPaths from "env-paths";

/** Where downloads are kept: `GAN_CACHE_DIR`, or the folder that the platform sets aside for caches. */
export function cacheFolder(): string {
  return process.env.GAN_CACHE_DIR || envPaths("gan", { suffix: "" }).cache;
}
