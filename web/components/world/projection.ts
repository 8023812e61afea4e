/** Where the map lies: its middle meridian (so that no country is cut but at the Bering Strait) and its size. */
export const mapFrame = { centre: 11, scale: 362, width: 2000, height: 980 } as const;

const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
const root = Math.sqrt(3) / 2;

/** Equal Earth (Šavrič, Patterson, Jenny 2018), in radians: areas are true, so that shading does not overstate. */
export function equalEarth(longitude: number, latitude: number): [number, number] {
  const angle = Math.asin(root * Math.sin(latitude));
  const square = angle * angle;
  const sixth = square * square * square;
  return [
    (longitude * Math.cos(angle)) / (root * (a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square))),
    angle * (a1 + a2 * square + sixth * (a3 + a4 * square)),
  ];
}

/** A place on the map, up being up. */
export function placeAt(lat: number, lon: number): [number, number] {
  const turned = ((((lon - mapFrame.centre + 180) % 360) + 360) % 360) - 180;
  const [x, y] = equalEarth((turned * Math.PI) / 180, (lat * Math.PI) / 180);
  return [mapFrame.width / 2 + mapFrame.scale * x, mapFrame.height / 2 + mapFrame.scale * y];
}
