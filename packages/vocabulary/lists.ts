import { type CodeList, readCodeList } from "./code.ts";
import act from "./data/act.json" with { type: "json" };
import ageBandCtdc from "./data/age-band-ctdc.json" with { type: "json" };
import ageBandUnodc from "./data/age-band-unodc.json" with { type: "json" };
import capacity from "./data/capacity.json" with { type: "json" };
import caseStatus from "./data/case-status.json" with { type: "json" };
import courtLevel from "./data/court-level.json" with { type: "json" };
import crimeType from "./data/crime-type.json" with { type: "json" };
import crossCuttingIssue from "./data/cross-cutting-issue.json" with { type: "json" };
import ctdcControl from "./data/ctdc-control.json" with { type: "json" };
import ctdcDataSource from "./data/ctdc-data-source.json" with { type: "json" };
import ctdcExploitation from "./data/ctdc-exploitation.json" with { type: "json" };
import ctdcGender from "./data/ctdc-gender.json" with { type: "json" };
import ctdcLabour from "./data/ctdc-labour.json" with { type: "json" };
import ctdcRecruiter from "./data/ctdc-recruiter.json" with { type: "json" };
import evidentialIssue from "./data/evidential-issue.json" with { type: "json" };
import form from "./data/form.json" with { type: "json" };
import gender from "./data/gender.json" with { type: "json" };
import geography from "./data/geography.json" with { type: "json" };
import iccs from "./data/iccs.json" with { type: "json" };
import identificationState from "./data/identification-state.json" with { type: "json" };
import isic from "./data/isic.json" with { type: "json" };
import language from "./data/language.json" with { type: "json" };
import legalConcept from "./data/legal-concept.json" with { type: "json" };
import legalSystem from "./data/legal-system.json" with { type: "json" };
import means from "./data/means.json" with { type: "json" };
import meansOfControl from "./data/means-of-control.json" with { type: "json" };
import migrantType from "./data/migrant-type.json" with { type: "json" };
import networkRole from "./data/network-role.json" with { type: "json" };
import participation from "./data/participation.json" with { type: "json" };
import purpose from "./data/purpose.json" with { type: "json" };
import region from "./data/region.json" with { type: "json" };
import requestType from "./data/request-type.json" with { type: "json" };
import sector from "./data/sector.json" with { type: "json" };
import sex from "./data/sex.json" with { type: "json" };
import somAggravation from "./data/som-aggravation.json" with { type: "json" };
import somConduct from "./data/som-conduct.json" with { type: "json" };
import traffickingStatus from "./data/trafficking-status.json" with { type: "json" };
import travelMode from "./data/travel-mode.json" with { type: "json" };
import unodcAge from "./data/unodc-age.json" with { type: "json" };
import unodcCategory from "./data/unodc-category.json" with { type: "json" };
import unodcDimension from "./data/unodc-dimension.json" with { type: "json" };
import unodcIndicator from "./data/unodc-indicator.json" with { type: "json" };
import unodcSex from "./data/unodc-sex.json" with { type: "json" };
import verdict from "./data/verdict.json" with { type: "json" };

const files = {
  verdict,
  "legal-system": legalSystem,
  "legal-concept": legalConcept,
  "cross-cutting-issue": crossCuttingIssue,
  "court-level": courtLevel,
  act,
  "age-band-ctdc": ageBandCtdc,
  "age-band-unodc": ageBandUnodc,
  capacity,
  "case-status": caseStatus,
  "crime-type": crimeType,
  "ctdc-control": ctdcControl,
  "ctdc-data-source": ctdcDataSource,
  "ctdc-exploitation": ctdcExploitation,
  "ctdc-gender": ctdcGender,
  "ctdc-labour": ctdcLabour,
  "ctdc-recruiter": ctdcRecruiter,
  "evidential-issue": evidentialIssue,
  form,
  gender,
  geography,
  iccs,
  "identification-state": identificationState,
  isic,
  language,
  means,
  "means-of-control": meansOfControl,
  "migrant-type": migrantType,
  "network-role": networkRole,
  participation,
  purpose,
  region,
  "request-type": requestType,
  sector,
  sex,
  "som-aggravation": somAggravation,
  "som-conduct": somConduct,
  "trafficking-status": traffickingStatus,
  "travel-mode": travelMode,
  "unodc-age": unodcAge,
  "unodc-category": unodcCategory,
  "unodc-dimension": unodcDimension,
  "unodc-indicator": unodcIndicator,
  "unodc-sex": unodcSex,
};

export type ListName = keyof typeof files;

const read = new Map<ListName, CodeList>();

/** Tells whether a text names one of the code lists. */
export function isListName(name: string): name is ListName {
  return Object.hasOwn(files, name);
}

/** The names of all code lists, sorted. */
export const listNames: readonly ListName[] = Object.keys(files).filter(isListName);

/** One code list with its source and its codes in display order; read and checked on first use. */
export function codeList(name: ListName): CodeList {
  const known = read.get(name);
  if (known) return known;
  const list = readCodeList(files[name]);
  read.set(name, list);
  return list;
}
