/** Words that begin sentences and are no names, by language. What stands nowhere here is looked at by a person. */
const text = `
a about after afterwards all although an and another any anyone around as at away back because before being behind both but
by day days despite did do does during each early eventually even every everyone everything finally first for from girls had
has have he her here his how however i if in inside instead it its just last later life like many maybe me men more most my
never next no nobody none nothing now of often on once one only or other others our out outside over people perhaps she since
slowly so some somebody someone something sometimes soon still such suddenly that the their them then there these they this
those though through today together until was we were what whatever when whenever where whether which while who whoever why
with within without women would yes yet you your
after years months weeks nights hours police work working money freedom
à après alors ainsi au aucun aucune aujourd aussi autour avant avec beaucoup ce cela cette ces chaque chez comme comment dans de
depuis dès des deux donc du elle elles en encore enfin ensuite et eux il ils j je jamais jusqu l la là le les leur leurs lors
lorsque ma mais malgré mes mon même ni nos notre nous on où ou pas pendant personne peu peut plus plusieurs pour pourquoi
pourtant presque puis quand que quelqu quelque quelques qui quoi sa sans se ses si son sous sur ta tous tout toute toutes très
trop un une vers voici voilà vos votre vous
a al algo alguien algunos allí antes así aún aunque ayer cada casi como con cuando cuándo de del desde después donde dos durante
el él ella ellas ellos en entonces entre era eran es esa ese eso esta está estaba este esto fue había hasta hay hoy la las le
les lo los luego más me mi mientras mis muchas mucho muchos nada nadie ni ninguna ninguno no nos nosotros nunca o otra otro para
pero poco por porque primero pronto pues que qué quien se si sí siempre sin sobre sólo solo son su sus también tampoco tan todas
todo todos tras tres tu un una unos y ya yo
а без более больше будто бы был была были было в вам вас ведь весь вечером во вот все всё всегда всех вскоре всю вы где да даже
для до днём его ему если есть ещё еще же за затем здесь и из или им иногда их к как каждый каждая каждое каждую когда кто куда
лишь люди меня мне много может можно мои мой моя мою моё мы на над надо наконец нас наш не него неё ней некоторые нельзя несколько
нет ни никогда никто ним них ничего но ночью о об однажды однако один одна он она они оно опять от перед по под позже пока после
потом потому почему почти при про просто раз с сам сама сегодня сейчас сначала снова со спустя сразу так такой там теперь то
тогда тоже только три ты у уже утром хотя через что чтобы эта эти это этот я
`;

export const sentenceStarts: ReadonlySet<string> = new Set(text.split(/\s+/u).filter((word) => word !== ""));
