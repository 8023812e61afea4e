import type { Words } from "#kernel/words";

function w(en: string, ar: string, zh: string, fr: string, ru: string, es: string): Words {
  return { lang: "en", text: en, translations: { ar, zh, fr, ru, es } };
}

const shelters = "0190d000-0000-7000-8000-000000000001";
const study = "0190d000-0000-7000-8000-000000000002";

/** Invented entries of the registers, and a worksheet, of Veridia. */
export const demoKnowledge = [
  {
    action: "statistics.add-source",
    input: {
      entryId: shelters,
      kind: "data",
      name: w(
        "Register of shelter places",
        "سجل أماكن الإيواء",
        "庇护床位登记",
        "Registre des places d’hébergement",
        "Реестр мест в приютах",
        "Registro de plazas de acogida",
      ),
      holder: w(
        "Veridian Office for Victims",
        "مكتب فيريديا للضحايا",
        "维里迪亚被害人事务署",
        "Office véridien des victimes",
        "Ведомство Веридии по делам пострадавших",
        "Oficina veridiana de víctimas",
      ),
      collected: w(
        "Shelters report arrivals each month on one form.",
        "تبلغ الملاجئ عن الوافدين كل شهر باستمارة واحدة.",
        "庇护所每月用统一表格报告入住情况。",
        "Les foyers déclarent les arrivées chaque mois sur un seul formulaire.",
        "Приюты ежемесячно сообщают о прибывших по одной форме.",
        "Los centros notifican las llegadas cada mes en un formulario único.",
      ),
      shared: w(
        "Tables without names, with ministries and on request.",
        "جداول بلا أسماء، مع الوزارات وعند الطلب.",
        "不含姓名的表格，与各部共享，亦可申请。",
        "Tableaux sans noms, aux ministères et sur demande.",
        "Таблицы без имён — министерствам и по запросу.",
        "Tablas sin nombres, a los ministerios y a petición.",
      ),
      updated: w(
        "Each quarter.",
        "كل ربع سنة.",
        "每季度。",
        "Chaque trimestre.",
        "Ежеквартально.",
        "Cada trimestre.",
      ),
      licence: "CC BY 4.0",
      link: "https://figures.veridia.example/shelters",
      contact: "figures@victims.veridia.example",
    },
  },
  {
    action: "statistics.add-source",
    input: {
      entryId: study,
      kind: "research",
      name: w(
        "Recruitment fees on farms: interviews",
        "رسوم التوظيف في المزارع: مقابلات",
        "农场招聘费：访谈研究",
        "Frais de recrutement dans les fermes : entretiens",
        "Плата за наём на фермах: интервью",
        "Tarifas de contratación en granjas: entrevistas",
      ),
      holder: w(
        "University of Port Verity",
        "جامعة بورت فيريتي",
        "韦里蒂港大学",
        "Université de Port Verity",
        "Университет Порт-Верити",
        "Universidad de Port Verity",
      ),
      collected: w(
        "120 interviews with seasonal workers, by consent.",
        "120 مقابلة مع عمال موسميين برضاهم.",
        "经同意对120名季节工人的访谈。",
        "120 entretiens avec des saisonniers, avec leur accord.",
        "120 интервью с сезонными рабочими с их согласия.",
        "120 entrevistas a temporeros, con su consentimiento.",
      ),
      shared: w(
        "The report is open; the transcripts are not.",
        "التقرير متاح؛ أما النصوص فلا.",
        "报告公开；访谈记录不公开。",
        "Le rapport est public ; les transcriptions ne le sont pas.",
        "Отчёт открыт, расшифровки закрыты.",
        "El informe es abierto; las transcripciones no.",
      ),
      updated: w(
        "Once; a second round is planned.",
        "مرة واحدة؛ وجولة ثانية مقررة.",
        "仅一次；计划第二轮。",
        "Une fois ; une deuxième série est prévue.",
        "Один раз; планируется второй.",
        "Una vez; se prevé una segunda ronda.",
      ),
      licence: "CC BY-NC 4.0",
    },
  },
  {
    action: "statistics.add-gap",
    input: {
      entryId: "0190d000-0000-7000-8000-000000000003",
      question: w(
        "How many men are exploited on fishing vessels?",
        "كم رجلاً يُستغل على سفن الصيد؟",
        "多少男性在渔船上受剥削？",
        "Combien d’hommes sont exploités sur des navires de pêche ?",
        "Сколько мужчин эксплуатируют на рыболовных судах?",
        "¿Cuántos hombres son explotados en buques pesqueros?",
      ),
      why: w(
        "No inspection boards vessels; men hardly appear in the figures.",
        "لا تفتيش على السفن؛ ويكاد الرجال لا يظهرون في الأرقام.",
        "无人登船检查；男性几乎不在数字中。",
        "Nul n’inspecte les navires ; les hommes n’apparaissent guère dans les chiffres.",
        "Суда не проверяют; мужчин в данных почти нет.",
        "Nadie inspecciona los buques; los hombres apenas figuran.",
      ),
      who: w(
        "Coast guard and labour inspection together",
        "خفر السواحل وتفتيش العمل معاً",
        "海警与劳动监察合作",
        "Garde-côtes et inspection du travail ensemble",
        "Береговая охрана и инспекция труда вместе",
        "Guardacostas e inspección de trabajo juntos",
      ),
      state: "open",
      sources: [shelters],
    },
  },
  {
    action: "statistics.add-gap",
    input: {
      entryId: "0190d000-0000-7000-8000-000000000004",
      question: w(
        "What do recruiters charge before the journey?",
        "كم يتقاضى الوسطاء قبل الرحلة؟",
        "招募者在旅途前收多少钱？",
        "Que demandent les recruteurs avant le voyage ?",
        "Сколько берут вербовщики до поездки?",
        "¿Cuánto cobran los reclutadores antes del viaje?",
      ),
      why: w(
        "Debt is what holds workers.",
        "الدَّين هو ما يقيد العمال.",
        "束缚工人的是债务。",
        "C’est la dette qui retient les travailleurs.",
        "Рабочих удерживает долг.",
        "La deuda es lo que retiene a los trabajadores.",
      ),
      who: w(
        "University of Port Verity",
        "جامعة بورت فيريتي",
        "韦里蒂港大学",
        "Université de Port Verity",
        "Университет Порт-Верити",
        "Universidad de Port Verity",
      ),
      state: "planned",
      answer: w(
        "A second round of interviews begins in spring.",
        "تبدأ جولة ثانية من المقابلات في الربيع.",
        "春季开始第二轮访谈。",
        "Une deuxième série d’entretiens commence au printemps.",
        "Весной начнётся второй этап интервью.",
        "En primavera empieza una segunda ronda.",
      ),
      sources: [study],
    },
  },
  {
    action: "statistics.write-worksheet",
    input: {
      worksheetId: "0190d000-0000-7000-8000-000000000005",
      title: w(
        "Seasonal farm work in the south",
        "العمل الزراعي الموسمي في الجنوب",
        "南部季节性农业劳动",
        "Travail agricole saisonnier dans le sud",
        "Сезонные сельхозработы на юге",
        "Trabajo agrícola de temporada en el sur",
      ),
      level: "national",
      place: w("Veridia", "فيريديا", "维里迪亚", "Véridie", "Веридия", "Veridia"),
      date: "2025-10-01",
      answers: {
        commit: {
          text: w(
            "Recruiters need no licence; workers arrive in debt.",
            "لا يحتاج الوسطاء إلى ترخيص؛ ويصل العمال مدينين.",
            "招募者无需许可；工人负债而来。",
            "Les recruteurs n’ont pas besoin d’agrément ; les travailleurs arrivent endettés.",
            "Вербовщикам не нужна лицензия; рабочие приезжают в долгах.",
            "Los reclutadores no necesitan licencia; los trabajadores llegan endeudados.",
          ),
          sources: [study],
        },
        profit: {
          text: w(
            "Wages are paid in cash, after deductions that nobody checks.",
            "تُدفع الأجور نقداً بعد خصومات لا يراجعها أحد.",
            "工资以现金支付，扣款无人核查。",
            "Les salaires sont payés en espèces, après des retenues que nul ne contrôle.",
            "Зарплату платят наличными после никем не проверяемых удержаний.",
            "El salario se paga en efectivo, tras descuentos que nadie revisa.",
          ),
          sources: [],
        },
        hide: {
          text: w(
            "Workers live on the farms; transport belongs to the employer.",
            "يسكن العمال في المزارع؛ والنقل بيد صاحب العمل.",
            "工人住在农场；交通由雇主掌握。",
            "Les ouvriers vivent dans les fermes ; le transport est à l’employeur.",
            "Рабочие живут на фермах; транспорт принадлежит нанимателю.",
            "Los trabajadores viven en las fincas; el transporte es del empleador.",
          ),
          sources: [shelters],
        },
        escape: {
          text: w(
            "Complaints are withdrawn when the season ends and workers leave.",
            "تُسحب الشكاوى حين ينتهي الموسم ويرحل العمال.",
            "季节结束工人离开，投诉随之撤回。",
            "Les plaintes sont retirées quand la saison finit et que les ouvriers partent.",
            "Жалобы отзывают, когда сезон кончается и рабочие уезжают.",
            "Las denuncias se retiran al acabar la temporada y marcharse los trabajadores.",
          ),
          sources: [],
          cited: "XV-CRT 2024/118, 2024/131",
        },
      },
    },
  },
  { action: "statistics.share-worksheet", input: { worksheetId: "0190d000-0000-7000-8000-000000000005" } },
] as const;
