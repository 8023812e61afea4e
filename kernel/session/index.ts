export {
  ChangePassword,
  ConfirmTotp,
  changePassword,
  confirmTotp,
  EnrolTotp,
  enrolTotp,
} from "./credentials.ts";
export { sessionParts } from "./door.ts";
export { getSession } from "./own-account.ts";
export { hashPassword, isPassword, shortestPassword } from "./password.ts";
export { hashToken, SignIn, signIn } from "./sign-in.ts";
