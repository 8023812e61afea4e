-- Published records of which the public sees only some: signed-in readers read all, `palermo_public` those that meet the
-- condition, such as a record that is published within the installation and not yet to everybody.
create function access.publish_where(target text, write_right text, condition text) returns void language plpgsql as $$
begin
  perform access.common_table(target, 'publish', write_right);
  execute format('grant select on %s to palermo_public', target);
  execute format('create policy published on %s for select to palermo_public using (%s)', target, condition);
end $$;

revoke execute on function access.publish_where(text, text, text) from public, palermo_app;
