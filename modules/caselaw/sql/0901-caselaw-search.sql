-- Published judgments are searched together.
select text_search.register('caselaw.judgment', 'caselaw.edit', 'caselaw.publish');
