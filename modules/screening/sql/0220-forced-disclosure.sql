-- Where national law forces what is told to reach immigration enforcement, the consent text says so first (X3); unknown is null.
alter table screening.setting add column forced_disclosure boolean;
