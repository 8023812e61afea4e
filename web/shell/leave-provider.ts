const place = "palermo-sign-out-at";

/** Where signing out goes on at the provider of single sign-on; kept in this browser until then. */
export function keepSignOutAddress(address: string | null): void {
  try {
    if (address) localStorage.setItem(place, address);
    else localStorage.removeItem(place);
  } catch {
    // Without a store the provider's session ends by itself.
  }
}

/** Goes to the provider to sign out there too. True when there was somewhere to go. */
export function leaveProvider(): boolean {
  try {
    const address = localStorage.getItem(place);
    localStorage.removeItem(place);
    if (!address || !/^https?:$/.test(new URL(address).protocol)) return false;
    window.location.assign(address);
    return true;
  } catch {
    return false;
  }
}
