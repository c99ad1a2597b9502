/** A page holds no inline script or style, and loads nothing from elsewhere. */
export const contentPolicy =
  "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";
