/** What happened, and small beside it the name under which other systems are told. */
export function EventName({ event, name }: { readonly event: string; readonly name: string }) {
  if (name === event) return <code dir="ltr">{event}</code>;
  return (
    <>
      {name}{" "}
      <small>
        <code dir="ltr">{event}</code>
      </small>
    </>
  );
}
