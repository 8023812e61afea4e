-- Provisions of published acts are searched by everybody; who publishes an act, takes it back or removes it writes them.
select text_search.register('law.provision', 'law.publish', 'law.edit');
