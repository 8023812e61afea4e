/** Words beside which a name is most likely that of somebody who must never be named, by language. */
export const roleWords: Readonly<Record<string, readonly string[]>> = {
  en: [
    "victims?",
    "complainants?",
    "witness(?:es)?",
    "minors?",
    "child(?:ren)?",
    "girls?",
    "boys?",
    "daughters?",
    "sons?",
    "survivors?",
    "aged \\d{1,2}",
    "\\d{1,2}[- ]years?[- ]old",
    "informants?",
    "migrants?",
    "named",
    "called",
    "known as",
  ],
  fr: [
    "victimes?",
    "plaignante?s?",
    "témoins?",
    "mineure?s?",
    "enfants?",
    "filles?",
    "garçons?",
    "fils",
    "âgée?s? de \\d{1,2}",
    "partie civile",
    "migrante?s?",
    "nommée?",
    "prénommée?",
    "dénommée?",
    "surnommée?",
  ],
  es: [
    "víctimas?",
    "denunciantes?",
    "testigos?",
    "menor(?:es)?",
    "niñas?",
    "niños?",
    "hijas?",
    "hijos?",
    "de \\d{1,2} años",
    "agraviadas?",
    "ofendidas?",
    "migrantes?",
    "llamada",
    "llamado",
    "apodad[ao]",
  ],
  ru: [
    "потерпевш\\p{L}+",
    "свидетел\\p{L}+",
    "несовершеннолетн\\p{L}+",
    "малолетн\\p{L}+",
    "девочк\\p{L}+",
    "мальчик\\p{L}*",
    "дочер\\p{L}+",
    "дочь",
    "сын\\p{L}*",
    "\\d{1,2} лет",
    "по имени",
    "мигрант\\p{L}*",
    "жертв\\p{L}+",
  ],
  ar: [
    "المجني عليه[ام]?",
    "الضحية",
    "الضحايا",
    "الشاهدة?",
    "القاصرة?",
    "الطفلة?",
    "المشتكية",
    "المشتكي",
    "المدعوة?",
    "السيدة",
    "السيد",
    "الفتاة",
    "المهاجرة?",
  ],
  zh: [
    "被害人",
    "受害人",
    "受害者",
    "证人",
    "未成年人",
    "儿童",
    "女童",
    "幼女",
    "举报人",
    "移民",
    "女子",
    "名叫",
  ],
};

/** Titles that announce a name of anybody; those of judges are left to `judgeWords`. */
export const titleWords =
  /(?:^|[^\p{L}])(?:Mr|Mrs|Ms|Miss|M\.|Mme|Mlle|Sr|Sra|Srta|Don|Doña|г-н|г-жа|гр\.)\.?\s+$/u;

/** Judges, prosecutors and lawyers are named in judgments. */
export const judgeWords =
  /(?:^|[^\p{L}])(?:Judges?|Justices?|J\.|Magistrate|President|Prosecutor|Counsel|Hon\.|Lord|Lady|Sir|juges?|présidente?|procureure?|avocate?|maître|Me|juez|jueza|magistrad[oa]|fiscal|abogad[oa]|суд[ьи]\p{L}*|прокурор\p{L}*|адвокат\p{L}*|Dr\.?|Prof\.?)\.?\s+$/iu;

/** Words that make a row of capitalised words an office, a place, a law or a thing. */
export const notPeople = new Set(
  `court courts tribunal high supreme appeal appeals crown circuit district federal constitutional magistrate magistrates republic kingdom
  state states united union nations government ministry minister department office bureau agency commission committee council board
  police interpol europol unodc iom act acts code law laws section article articles chapter protocol convention treaty constitution schedule rule rules order
  criminal penal procedure immigration trafficking smuggling persons person people prevention prohibition international national human rights
  university hospital hotel airport bank company ltd limited inc llc gmbh street road avenue city town village province county region north south
  east west northern southern eastern western central january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday director public prosecutions prosecution attorney general crown queen king
  european african american asian the a an in on at of and or but for to from he she they it his her their this that these those when where
  while after before during according however moreover therefore thus on counsel defence defense judgment case appeal appellant respondent
  defendant accused complainant victim witness state report trial count counts exhibit paragraph
  cour cassation tribunal grande instance chambre république royaume code pénal procédure article loi ministère préfecture police nationale
  le la les un une des du de et il elle ils elles ce cette selon après avant pendant dans en au aux janvier février mars avril mai juin juillet août
  septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche parquet procureur état
  corte juzgado sala audiencia provincial nacional suprema supremo superior república reino código penal ley artículo ministerio público fiscalía
  policía el la los las un una de del y en según después antes durante por para enero febrero marzo abril mayo junio julio agosto septiembre octubre
  noviembre diciembre estado estados unidos
  суд суда суде судом верховный верховного областной районный городской российской российская федерации федерация республика республики уголовного уголовный кодекс кодекса
  статья статьи ук упк рф министерство управление область области край города город район прокуратура в на по с и а но он она они это
  января февраля марта апреля мая июня июля августа сентября октября ноября декабря`
    .split(/\s+/u)
    .filter((word) => word !== ""),
);
