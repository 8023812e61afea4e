/** Words of referral, for server and browser. */
export {
  Area,
  AreaCode,
  AreaFacts,
  CountryCode,
  countryOf,
  reaches,
} from "./words/area.ts";
export {
  AcceptedSex,
  acceptedSexes,
  hiddenKinds,
  PersonStatus,
  ProviderKind,
  personStatuses,
  placeKinds,
  providerKinds,
  ServiceKind,
  ServiceState,
  serviceKinds,
  serviceStates,
} from "./words/lists.ts";
export { mayWithService, serviceVerbs } from "./words/may.ts";
export { Provider, ProviderFacts, RecordKey } from "./words/provider.ts";
export { Accepts, Hours, Service, ServiceContent, ServiceFacts } from "./words/service.ts";
