/** An image that is broken, or of a kind whose metadata cannot be taken out here. */
export class NotAnImage extends Error {
  override readonly name = "NotAnImage";

  constructor() {
    super("the image cannot be read, so what it says about its place cannot be taken out");
  }
}
