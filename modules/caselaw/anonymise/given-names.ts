/** Given names that are common where such cases are heard: a word of this list is asked about wherever it stands. */
export const givenNames = new Set(
  `maria ana anna elizabeth sarah julia victoria angela diana daniela gabriela monica patricia teresa isabel fatima aisha amina blessing joy grace mercy precious gift faith hope patience esther ruth mary elena natalia svetlana oksana irina
  olga tatiana ioana andreea mihaela alina nadia leila zainab khadija mariam samira yasmin sofia lucia carmen rosa juana guadalupe luisa
  mohammed muhammad mohamed ahmed ali hassan hussein ibrahim yusuf omar john james david michael joseph emmanuel samuel peter paul jose juan
  carlos luis miguel ivan dmitri sergei alexei vladimir nguyen thi wei li mei somchai ngozi chioma ifeoma chidi emeka oluwaseun kofi ama
  мария анна елена наталья светлана оксана ирина ольга татьяна екатерина юлия иван дмитрий сергей алексей владимир
  محمد أحمد احمد علي حسن حسين إبراهيم ابراهيم يوسف عمر فاطمة عائشة أمينة زينب خديجة مريم سميرة ياسمين ليلى نادية سارة هدى`
    .split(/\s+/u)
    .filter((word) => word !== ""),
);

/** Family names that most names of people in Chinese begin with. */
export const chineseFamilies =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤阮";
