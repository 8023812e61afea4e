/** Two invented stories. Nobody is behind them; each says so. */
export const demoStories = [
  {
    form: "forced_labour_or_services",
    sector: "agriculture",
    title: {
      en: "The season",
      ar: "الموسم",
      zh: "那一季",
      fr: "La saison",
      ru: "Сезон",
      es: "La temporada",
    },
    text: {
      en: "This story is invented.\n\nThey said it was one season of picking fruit. When we came, they took our papers so that they would not get lost. Then there was a debt, for the bus, for the bed, for the food. Each week the debt was a little larger than what we had earned.\n\nWhat changed it was a woman who came to look at the machines. She asked each of us alone where our papers were. Nobody had asked that before. I did not trust her at once, and she did not mind.",
      ar: "هذه قصة مختلقة.\n\nقالوا إنه موسم واحد لقطف الثمار. وحين وصلنا أخذوا أوراقنا كي لا تضيع. ثم ظهر دين: للحافلة وللسرير وللطعام. وفي كل أسبوع كان الدين أكبر قليلا مما كسبناه.\n\nما غيّر الأمر امرأة جاءت لتفحص الآلات. سألت كل واحد منا على انفراد أين أوراقه. لم يسأل أحد ذلك من قبل. لم أثق بها فورا، ولم تنزعج من ذلك.",
      zh: "这个故事是虚构的。\n\n他们说只是一季的采摘工作。我们到了以后，他们收走证件，说是怕弄丢。接着就有了债：车费、床位、伙食。每个星期欠的都比挣的多一点。\n\n改变这一切的是一位来检查机器的妇女。她单独问我们每个人，证件在哪里。以前从没有人这样问过。我没有马上相信她，她也不介意。",
      fr: "Ce récit est inventé.\n\nOn nous avait dit : une saison de cueillette. À l’arrivée, ils ont pris nos papiers pour qu’ils ne se perdent pas. Puis il y a eu une dette, pour le car, pour le lit, pour les repas. Chaque semaine, la dette dépassait un peu ce que nous avions gagné.\n\nCe qui a tout changé, une femme venue voir les machines. Elle a demandé à chacun, à part, où étaient ses papiers. Personne ne l’avait demandé avant. Je ne lui ai pas fait confiance tout de suite, et elle ne m’en a pas voulu.",
      ru: "Эта история вымышлена.\n\nНам сказали: один сезон на сборе фруктов. Когда мы приехали, у нас забрали документы, чтобы они не потерялись. Потом появился долг: за автобус, за койку, за еду. Каждую неделю долг был чуть больше того, что мы заработали.\n\nВсё изменила женщина, которая пришла проверить машины. Она спросила каждого отдельно, где его документы. Никто раньше не спрашивал. Я не сразу ей поверил, и она не обиделась.",
      es: "Esta historia es inventada.\n\nNos dijeron que era una temporada de recoger fruta. Cuando llegamos, se quedaron con nuestros papeles para que no se perdieran. Luego hubo una deuda, por el autobús, por la cama, por la comida. Cada semana la deuda era un poco mayor que lo ganado.\n\nLo que lo cambió fue una mujer que vino a ver las máquinas. Ella preguntó a cada uno, a solas, dónde estaban sus papeles. Nadie lo había preguntado antes. No confié en ella enseguida, y no le importó.",
    },
  },
  {
    form: undefined,
    sector: undefined,
    title: {
      en: "What helped",
      ar: "ما الذي ساعد",
      zh: "真正有帮助的",
      fr: "Ce qui a aidé",
      ru: "Что помогло",
      es: "Lo que ayudó",
    },
    text: {
      en: "This story is invented.\n\nPeople want to hear about the worst days. I would rather tell what helped. A door that I could lock from inside. Somebody who said beforehand what would happen next, and then it happened just so. An interpreter from another region, so that nobody at home would hear. And that I could say no to questions and nobody wrote that down as bad.",
      ar: "هذه قصة مختلقة.\n\nيريد الناس أن يسمعوا عن أسوأ الأيام. أما أنا فأفضل أن أحكي عما ساعدني. باب أستطيع إقفاله من الداخل. شخص يقول مسبقا ما سيحدث ثم يحدث كما قال. مترجمة من منطقة أخرى كي لا يسمع أحد من أهلي. وأنني استطعت رفض الأسئلة دون أن يُكتب ذلك ضدي.",
      zh: "这个故事是虚构的。\n\n人们总想听最糟的日子。我更愿意说说什么帮到了我。一扇我能从里面锁上的门。有人事先告诉我接下来会怎样，后来果真如此。来自别处的口译员，这样家里不会有人知道。还有，我可以拒绝回答，没有人因此把我记成不合作。",
      fr: "Ce récit est inventé.\n\nOn veut entendre les pires jours. Je préfère dire ce qui a aidé. Une porte que je pouvais fermer de l’intérieur. Quelqu’un qui disait d’avance ce qui allait se passer, et cela se passait ainsi. Une interprète d’une autre région, pour que personne chez moi n’apprenne rien. Et pouvoir dire non à des questions sans que ce soit noté comme une faute.",
      ru: "Эта история вымышлена.\n\nВсе хотят слышать о худших днях. Мне же хочется сказать, что помогло. Дверь, которую можно закрыть изнутри. Кто-то заранее говорил, что будет дальше, и так и было. Переводчица из других мест, чтобы дома никто не узнал. И то, что можно было не отвечать на вопросы и никто не записал это как вину.",
      es: "Esta historia es inventada.\n\nLa gente quiere oír los peores días. Yo prefiero contar lo que ayudó. Una puerta que podía cerrar por dentro. Alguien que decía de antemano lo que iba a pasar, y pasaba así. Una intérprete de otra región, para que en casa nadie se enterara. Y poder decir que no a las preguntas sin que nadie lo anotara como algo malo.",
    },
  },
] as const;
