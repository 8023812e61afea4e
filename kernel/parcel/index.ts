export { deliver, type Parcel, type Post } from "./deliver.ts";
export { deliverLeft } from "./deliver-left.ts";
export { type CarryingDevice, findDevice, noteContact, registerDevice } from "./devices.ts";
export { parcelModule } from "./door.ts";
export { type ParcelLock, parcelLockOf } from "./parcel-lock.ts";
export { keepPiece } from "./pieces.ts";
