/** The training example that lies nearest to a query. */
export interface Neighbor {
  /** Its index in the training data; the lowest one where several lie equally near. */
  readonly index: number;
  /** L2 distance in the space the model sees, not squared. */
  readonly distance: number;
}
