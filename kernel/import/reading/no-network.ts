import { Socket } from "node:net";

// This Node's permissions know files and processes but no network, so the child takes its own way out.
Socket.prototype.connect = function refuse(): never {
  throw new Error("the reading child opens no connection");
};
