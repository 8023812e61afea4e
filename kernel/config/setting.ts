/** The settings that Palermo reads from the environment, with what each expects; the manual and the warnings use this list. */
export const settings = {
  PALERMO_DATA: "folder of everything this instance keeps; ./data",
  PALERMO_HOST: "address to listen on; 127.0.0.1",
  PALERMO_PORT: "port to listen on, 0 to 65535; 7420",
  PALERMO_DEMO: "1 loads the demonstration country on the very first start, 0 starts empty",
  PALERMO_URL: "address under which people reach Palermo, e.g. https://palermo.example",
  PALERMO_ALLOWED_HOSTS: "further host names that requests may name, separated by commas",
  PALERMO_TLS_CERT: "file of the certificate chain (PEM)",
  PALERMO_TLS_KEY: "file of the certificate's private key (PEM)",
  PALERMO_TRUSTED_PROXY: "addresses of the proxy in front of Palermo, separated by commas",
  PALERMO_MASTER_KEY: "master key: 32 bytes in base64",
  PALERMO_MASTER_KEY_FILE: "file with the master key, outside the data folder",
  PALERMO_OIDC_ISSUER: "address of the provider of single sign-on (OpenID Connect)",
  PALERMO_OIDC_CLIENT_ID: "how the provider calls this Palermo",
  PALERMO_OIDC_CLIENT_SECRET: "secret that the provider gave",
  PALERMO_OIDC_CLIENT_SECRET_FILE: "file with that secret",
  PALERMO_OIDC_LABEL: "what the button on the sign-in page calls the provider",
  PALERMO_OIDC_EMAIL_DOMAINS:
    "domains whose verified addresses the provider vouches for, separated by commas",
  PALERMO_OUTBOUND_HOSTS: "hosts that webhooks and other requests may reach, separated by commas",
  PALERMO_SMTP_URL: "mail server, e.g. smtps://login:password@mail.example:465",
  PALERMO_MAIL_FROM: "address that messages come from",
  PALERMO_MAIL_PER_HOUR: "most messages to one reader in an hour; 1",
  PALERMO_FILES: "object store instead of the data folder, e.g. s3://bucket?endpoint=https://store.example",
  PALERMO_FILES_KEY: "access key of the object store",
  PALERMO_FILES_SECRET: "secret of the object store",
  PALERMO_PUBLIC:
    "1 shows published records to everybody at /public, 0 to nobody; the demonstration shows them",
  PALERMO_PUBLIC_CONTACT: "e-mail address or page at which people ask for corrections of what is public",
  PALERMO_PUBLIC_PER_MINUTE: "requests that one address may send to the public pages in a minute; 300",
  PALERMO_FRONT: "where the bare address leads: app or public; app",
  DATABASE_URL: "PostgreSQL 15 or later instead of the embedded database",
} as const;

export type Setting = keyof typeof settings;
export type Environment = Readonly<Record<string, string | undefined>>;

/** The value of a setting; an empty one counts as not set. */
export function settingOf(env: Environment, name: Setting): string | undefined {
  const value = env[name]?.trim();
  return value === "" ? undefined : value;
}

/** Names that look like a setting of Palermo and are none: most often a slip of the pen. */
export function unknownSettings(env: Environment): string[] {
  return Object.keys(env).filter((name) => /^PALERMO_(?!TEST_)/.test(name) && !(name in settings));
}
