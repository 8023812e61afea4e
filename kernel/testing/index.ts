export { everything, greyPicture, TestFile } from "../pdf/test-file.ts";
export { cloneDatabase } from "./clone-database.ts";
export type { TestServer } from "./database-server.ts";
export { startTestServer } from "./database-server.ts";
export { makeDemonstration } from "./demonstration.ts";
export { makeTestFolder } from "./test-folder.ts";
export type { NewAccount, TestAccount, TestKernel } from "./test-kernel.ts";
export { openTestKernel } from "./test-kernel.ts";
export { openTestServer } from "./test-server.ts";
