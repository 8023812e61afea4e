/**
 * What a word of a sentence means for a search. `_` stands for a space inside a phrase; a word that ends
 * with `*` also stands for longer ones.
 */
export type Meaning = {
  readonly field: "kind" | "sex" | "group" | "family" | "disability" | "tonight" | "here" | "status";
  readonly value: string;
  readonly also?: readonly { readonly field: Meaning["field"]; readonly value: string }[];
};

const child = { field: "group", value: "child" } as const;
const adult = { field: "group", value: "adult" } as const;
const place = { field: "kind", value: "shelter" } as const;

/** Words in Arabic, Chinese, English, French, Russian and Spanish, by what they mean. Longest words are looked for first. */
export const wishWords: readonly (readonly [Meaning, string])[] = [
  [
    place,
    "مأوى مكان* إيواء مبيت سرير | 住处 住所 庇护所 床位 收容 过夜 | place* bed beds shelter* accommodation sleep | place* lit lits hébergement* foyer* abri* dormir | приют* ночлег* место места мест жиль* койк* | plaza* cama* alojamiento* refugio* albergue* dormir",
  ],
  [
    { field: "kind", value: "medical" },
    "طبيب* طبي* علاج مستشفى | 医生 医疗 看病 医院 | doctor* medical clinic* nurse hospital | médecin* médical* soins clinique* hôpital | врач* медицин* больниц* клиник* | médic* clínica* hospital*",
  ],
  [
    { field: "kind", value: "psychological" },
    "نفسي* | 心理 | psycholog* counsel* trauma | psycholog* | психолог* | psicól* psicológ*",
  ],
  [
    { field: "kind", value: "interpretation" },
    "مترجم* ترجمة | 口译 翻译 | interpret* translator* | interprète* interprétation traduct* | переводчик* перевод* | intérprete* interpretación traduct*",
  ],
  [
    { field: "kind", value: "legal-aid" },
    "محامي* محام قانوني* | 律师 法律 | lawyer* legal* | avocat* juridique* | юрист* адвокат* юридич* | abogad* jurídic* legal*",
  ],
  [
    { field: "kind", value: "material-help" },
    "ملابس طعام غذاء | 衣服 食物 食品 | clothes clothing food | vêtement* nourriture repas | одежд* еда еды питани* | ropa comida alimentos",
  ],
  [
    { field: "kind", value: "education" },
    "تعليم تدريب مدرسة دورة | 教育 培训 学校 课程 | school* education training course* | école* éducation formation* cours | школ* образовани* обучени* курс* | escuela* educación formación curso*",
  ],
  [
    { field: "kind", value: "child-protection" },
    "حماية_الطفل* حماية_الأطفال | 儿童保护 | child_protection | protection_de_l'enfance | защита_детей защита_ребенка | protección_de_la_infancia protección_infantil",
  ],
  [
    { field: "kind", value: "asylum" },
    "لجوء | 庇护申请 避难 难民 | asylum refugee* | asile réfugié* | убежищ* беженц* беженк* | asilo refugiad*",
  ],
  [
    { field: "kind", value: "family-tracing" },
    "البحث_عن_الأسرة البحث_عن_العائلة | 寻亲 寻找家人 | family_tracing find_family | recherche_de_la_famille | поиск_семьи поиск_родных | búsqueda_de_familia*",
  ],
  [
    { field: "kind", value: "return" },
    "العودة | 返回 回国 | return_home voluntary_return | retour* | возвращени* | retorno* regreso",
  ],
  [
    { field: "kind", value: "financial" },
    "مال مالية | 资金 金钱 补助 | money financial cash | argent financi* | деньги денег финансов* | dinero económic*",
  ],
  [{ field: "kind", value: "advocate" }, "مرافق* | 陪同 | advocate* | accompagn* | сопровожд* | acompañ*"],
  [
    { field: "kind", value: "witness-protection" },
    "حماية_الشهود | 证人保护 | witness_protection | protection_des_témoins | защита_свидетел* | protección_de_testigos",
  ],
  [
    { field: "sex", value: "male", also: [child] },
    "صبي فتى طفل ولد | 男孩 少年 男童 | boy boys | garçon* | мальчик* юноша юноши юношу юноше парень парня | niño muchacho* chico chicos",
  ],
  [
    { field: "sex", value: "female", also: [child] },
    "فتاة بنت طفلة صبية | 女孩 少女 女童 | girl girls | fille filles fillette* | девочк* девушк* | niña niñas muchacha* chica chicas",
  ],
  [
    { field: "sex", value: "male", also: [adult] },
    "رجل رجال | 男子 男人 男性 | man men | homme* | мужчин* | hombre*",
  ],
  [
    { field: "sex", value: "female", also: [adult] },
    "امرأة نساء سيدة | 女子 女人 妇女 女性 | woman women | femme* | женщин* | mujer*",
  ],
  [
    child,
    "قاصر أطفال | 儿童 孩子 未成年 | child minor minors | enfant mineur* | ребенок ребенка ребенку несовершеннолетн* | menor menores infante",
  ],
  [
    { field: "family", value: "yes" },
    "مع_أطفال* مع_طفل* أسرة عائلة حامل | 带孩子 一家 家庭 | with_children with_a_child with_her_child* with_his_child* family families baby | avec_enfant* avec_ses_enfants avec_son_enfant famille* bébé | с_ребенком с_детьми семья семьи семью | con_hijos con_su_hijo con_niños familia familias bebé",
  ],
  [
    { field: "disability", value: "yes" },
    "كرسي_متحرك إعاقة | 轮椅 残疾 | wheelchair disability disabled | fauteuil_roulant handicap* | инвалид* коляск* | silla_de_ruedas discapacidad*",
  ],
  [
    { field: "tonight", value: "night" },
    "الليلة هذه_الليلة | 今晚 今夜 | tonight | ce_soir cette_nuit | сегодня_ночью сегодня_вечером на_ночь на_эту_ночь | esta_noche",
  ],
  [
    { field: "tonight", value: "now" },
    "الآن فورا | 现在 马上 立即 | now immediately | maintenant tout_de_suite | сейчас немедленно срочно | ahora de_inmediato",
  ],
  [{ field: "here", value: "yes" }, "هنا | 这里 本地 | here | ici | здесь тут | aquí"],
  [
    { field: "status", value: "asylum-seeker" },
    "طالب_لجوء طالبة_لجوء | 寻求庇护者 | asylum_seeker* | demandeur_d'asile demandeuse_d'asile | ищущий_убежища ищущая_убежища ищущего_убежища | solicitante_de_asilo",
  ],
  [
    { field: "status", value: "no-papers" },
    "بلا_أوراق بدون_وثائق بلا_وثائق | 没有证件 无证件 | no_papers without_papers undocumented | sans_papiers | без_документов | sin_papeles sin_documentos",
  ],
];
