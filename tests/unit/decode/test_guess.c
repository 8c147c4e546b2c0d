#include <stdio.h>

#include "unit/run.h"

#include "decode/convert.h"
#include "decode/guess.h"

/* A few sentences each. Texts by the thousand are guessed at by tests/decode/guess.mjs. */
static const struct {
    const char *text, *encoding;
    struct str bytes;
} rows[] = {
    {"Вчера вечером в городе прошёл сильный дождь, и река вышла из берегов. Жители нижних улиц провели ночь "
     "у родственников, а утром вернулись, чтобы посмотреть на свои дома. ",
     "windows-1251",
     STR_INIT(
         "\xC2\xF7\xE5\xF0\xE0 \xE2\xE5\xF7\xE5\xF0\xEE\xEC \xE2 \xE3\xEE\xF0\xEE\xE4\xE5 "
         "\xEF\xF0\xEE\xF8\xB8\xEB \xF1\xE8\xEB\xFC\xED\xFB\xE9 \xE4\xEE\xE6\xE4\xFC, \xE8 \xF0\xE5\xEA\xE0 "
         "\xE2\xFB\xF8\xEB\xE0 \xE8\xE7 \xE1\xE5\xF0\xE5\xE3\xEE\xE2. \xC6\xE8\xF2\xE5\xEB\xE8 "
         "\xED\xE8\xE6\xED\xE8\xF5 \xF3\xEB\xE8\xF6 \xEF\xF0\xEE\xE2\xE5\xEB\xE8 \xED\xEE\xF7\xFC \xF3 "
         "\xF0\xEE\xE4\xF1\xF2\xE2\xE5\xED\xED\xE8\xEA\xEE\xE2, \xE0 \xF3\xF2\xF0\xEE\xEC "
         "\xE2\xE5\xF0\xED\xF3\xEB\xE8\xF1\xFC, \xF7\xF2\xEE\xE1\xFB "
         "\xEF\xEE\xF1\xEC\xEE\xF2\xF0\xE5\xF2\xFC \xED\xE0 \xF1\xE2\xEE\xE8 \xE4\xEE\xEC\xE0. ")},
    {"Вчера вечером в городе прошёл сильный дождь, и река вышла из берегов. Жители нижних улиц провели ночь "
     "у родственников, а утром вернулись, чтобы посмотреть на свои дома. ",
     "KOI8-R",
     STR_INIT(
         "\xF7\xDE\xC5\xD2\xC1 \xD7\xC5\xDE\xC5\xD2\xCF\xCD \xD7 \xC7\xCF\xD2\xCF\xC4\xC5 "
         "\xD0\xD2\xCF\xDB\xA3\xCC \xD3\xC9\xCC\xD8\xCE\xD9\xCA \xC4\xCF\xD6\xC4\xD8, \xC9 \xD2\xC5\xCB\xC1 "
         "\xD7\xD9\xDB\xCC\xC1 \xC9\xDA \xC2\xC5\xD2\xC5\xC7\xCF\xD7. \xF6\xC9\xD4\xC5\xCC\xC9 "
         "\xCE\xC9\xD6\xCE\xC9\xC8 \xD5\xCC\xC9\xC3 \xD0\xD2\xCF\xD7\xC5\xCC\xC9 \xCE\xCF\xDE\xD8 \xD5 "
         "\xD2\xCF\xC4\xD3\xD4\xD7\xC5\xCE\xCE\xC9\xCB\xCF\xD7, \xC1 \xD5\xD4\xD2\xCF\xCD "
         "\xD7\xC5\xD2\xCE\xD5\xCC\xC9\xD3\xD8, \xDE\xD4\xCF\xC2\xD9 "
         "\xD0\xCF\xD3\xCD\xCF\xD4\xD2\xC5\xD4\xD8 \xCE\xC1 \xD3\xD7\xCF\xC9 \xC4\xCF\xCD\xC1. ")},
    {"Вчера вечером в городе прошёл сильный дождь, и река вышла из берегов. Жители нижних улиц провели ночь "
     "у родственников, а утром вернулись, чтобы посмотреть на свои дома. ",
     "IBM866",
     STR_INIT(
         "\x82\xE7\xA5\xE0\xA0 \xA2\xA5\xE7\xA5\xE0\xAE\xAC \xA2 \xA3\xAE\xE0\xAE\xA4\xA5 "
         "\xAF\xE0\xAE\xE8\xF1\xAB \xE1\xA8\xAB\xEC\xAD\xEB\xA9 \xA4\xAE\xA6\xA4\xEC, \xA8 \xE0\xA5\xAA\xA0 "
         "\xA2\xEB\xE8\xAB\xA0 \xA8\xA7 \xA1\xA5\xE0\xA5\xA3\xAE\xA2. \x86\xA8\xE2\xA5\xAB\xA8 "
         "\xAD\xA8\xA6\xAD\xA8\xE5 \xE3\xAB\xA8\xE6 \xAF\xE0\xAE\xA2\xA5\xAB\xA8 \xAD\xAE\xE7\xEC \xE3 "
         "\xE0\xAE\xA4\xE1\xE2\xA2\xA5\xAD\xAD\xA8\xAA\xAE\xA2, \xA0 \xE3\xE2\xE0\xAE\xAC "
         "\xA2\xA5\xE0\xAD\xE3\xAB\xA8\xE1\xEC, \xE7\xE2\xAE\xA1\xEB "
         "\xAF\xAE\xE1\xAC\xAE\xE2\xE0\xA5\xE2\xEC \xAD\xA0 \xE1\xA2\xAE\xA8 \xA4\xAE\xAC\xA0. ")},
    {"Вчера вечером в городе прошёл сильный дождь, и река вышла из берегов. Жители нижних улиц провели ночь "
     "у родственников, а утром вернулись, чтобы посмотреть на свои дома. ",
     "ISO-8859-5",
     STR_INIT(
         "\xB2\xE7\xD5\xE0\xD0 \xD2\xD5\xE7\xD5\xE0\xDE\xDC \xD2 \xD3\xDE\xE0\xDE\xD4\xD5 "
         "\xDF\xE0\xDE\xE8\xF1\xDB \xE1\xD8\xDB\xEC\xDD\xEB\xD9 \xD4\xDE\xD6\xD4\xEC, \xD8 \xE0\xD5\xDA\xD0 "
         "\xD2\xEB\xE8\xDB\xD0 \xD8\xD7 \xD1\xD5\xE0\xD5\xD3\xDE\xD2. \xB6\xD8\xE2\xD5\xDB\xD8 "
         "\xDD\xD8\xD6\xDD\xD8\xE5 \xE3\xDB\xD8\xE6 \xDF\xE0\xDE\xD2\xD5\xDB\xD8 \xDD\xDE\xE7\xEC \xE3 "
         "\xE0\xDE\xD4\xE1\xE2\xD2\xD5\xDD\xDD\xD8\xDA\xDE\xD2, \xD0 \xE3\xE2\xE0\xDE\xDC "
         "\xD2\xD5\xE0\xDD\xE3\xDB\xD8\xE1\xEC, \xE7\xE2\xDE\xD1\xEB "
         "\xDF\xDE\xE1\xDC\xDE\xE2\xE0\xD5\xE2\xEC \xDD\xD0 \xE1\xD2\xDE\xD8 \xD4\xDE\xDC\xD0. ")},
    {"Вчера вечером в городе прошёл сильный дождь, и река вышла из берегов. Жители нижних улиц провели ночь "
     "у родственников, а утром вернулись, чтобы посмотреть на свои дома. ",
     "x-mac-cyrillic",
     STR_INIT(
         "\x82\xF7\xE5\xF0\xE0 \xE2\xE5\xF7\xE5\xF0\xEE\xEC \xE2 \xE3\xEE\xF0\xEE\xE4\xE5 "
         "\xEF\xF0\xEE\xF8\xDE\xEB \xF1\xE8\xEB\xFC\xED\xFB\xE9 \xE4\xEE\xE6\xE4\xFC, \xE8 \xF0\xE5\xEA\xE0 "
         "\xE2\xFB\xF8\xEB\xE0 \xE8\xE7 \xE1\xE5\xF0\xE5\xE3\xEE\xE2. \x86\xE8\xF2\xE5\xEB\xE8 "
         "\xED\xE8\xE6\xED\xE8\xF5 \xF3\xEB\xE8\xF6 \xEF\xF0\xEE\xE2\xE5\xEB\xE8 \xED\xEE\xF7\xFC \xF3 "
         "\xF0\xEE\xE4\xF1\xF2\xE2\xE5\xED\xED\xE8\xEA\xEE\xE2, \xE0 \xF3\xF2\xF0\xEE\xEC "
         "\xE2\xE5\xF0\xED\xF3\xEB\xE8\xF1\xFC, \xF7\xF2\xEE\xE1\xFB "
         "\xEF\xEE\xF1\xEC\xEE\xF2\xF0\xE5\xF2\xFC \xED\xE0 \xF1\xE2\xEE\xE8 \xE4\xEE\xEC\xE0. ")},
    {"Учора ввечері в місті пройшов сильний дощ, і річка вийшла з берегів. Мешканці нижніх вулиць провели "
     "ніч у родичів, а вранці повернулися, щоб подивитися на свої оселі. ",
     "windows-1251",
     STR_INIT("\xD3\xF7\xEE\xF0\xE0 \xE2\xE2\xE5\xF7\xE5\xF0\xB3 \xE2 \xEC\xB3\xF1\xF2\xB3 "
              "\xEF\xF0\xEE\xE9\xF8\xEE\xE2 \xF1\xE8\xEB\xFC\xED\xE8\xE9 \xE4\xEE\xF9, \xB3 "
              "\xF0\xB3\xF7\xEA\xE0 \xE2\xE8\xE9\xF8\xEB\xE0 \xE7 \xE1\xE5\xF0\xE5\xE3\xB3\xE2. "
              "\xCC\xE5\xF8\xEA\xE0\xED\xF6\xB3 \xED\xE8\xE6\xED\xB3\xF5 \xE2\xF3\xEB\xE8\xF6\xFC "
              "\xEF\xF0\xEE\xE2\xE5\xEB\xE8 \xED\xB3\xF7 \xF3 \xF0\xEE\xE4\xE8\xF7\xB3\xE2, \xE0 "
              "\xE2\xF0\xE0\xED\xF6\xB3 \xEF\xEE\xE2\xE5\xF0\xED\xF3\xEB\xE8\xF1\xFF, \xF9\xEE\xE1 "
              "\xEF\xEE\xE4\xE8\xE2\xE8\xF2\xE8\xF1\xFF \xED\xE0 \xF1\xE2\xEE\xBF \xEE\xF1\xE5\xEB\xB3. ")},
    {"Учора ввечері в місті пройшов сильний дощ, і річка вийшла з берегів. Мешканці нижніх вулиць провели "
     "ніч у родичів, а вранці повернулися, щоб подивитися на свої оселі. ",
     "KOI8-U",
     STR_INIT("\xF5\xDE\xCF\xD2\xC1 \xD7\xD7\xC5\xDE\xC5\xD2\xA6 \xD7 \xCD\xA6\xD3\xD4\xA6 "
              "\xD0\xD2\xCF\xCA\xDB\xCF\xD7 \xD3\xC9\xCC\xD8\xCE\xC9\xCA \xC4\xCF\xDD, \xA6 "
              "\xD2\xA6\xDE\xCB\xC1 \xD7\xC9\xCA\xDB\xCC\xC1 \xDA \xC2\xC5\xD2\xC5\xC7\xA6\xD7. "
              "\xED\xC5\xDB\xCB\xC1\xCE\xC3\xA6 \xCE\xC9\xD6\xCE\xA6\xC8 \xD7\xD5\xCC\xC9\xC3\xD8 "
              "\xD0\xD2\xCF\xD7\xC5\xCC\xC9 \xCE\xA6\xDE \xD5 \xD2\xCF\xC4\xC9\xDE\xA6\xD7, \xC1 "
              "\xD7\xD2\xC1\xCE\xC3\xA6 \xD0\xCF\xD7\xC5\xD2\xCE\xD5\xCC\xC9\xD3\xD1, \xDD\xCF\xC2 "
              "\xD0\xCF\xC4\xC9\xD7\xC9\xD4\xC9\xD3\xD1 \xCE\xC1 \xD3\xD7\xCF\xA7 \xCF\xD3\xC5\xCC\xA6. ")},
    {"Χθες το βράδυ έπεσε δυνατή βροχή στην πόλη και το ποτάμι ξεχείλισε. Οι κάτοικοι πέρασαν τη νύχτα σε "
     "συγγενείς και το πρωί γύρισαν για να δουν τα σπίτια τους. ",
     "ISO-8859-7",
     STR_INIT("\xD7\xE8\xE5\xF2 \xF4\xEF \xE2\xF1\xDC\xE4\xF5 \xDD\xF0\xE5\xF3\xE5 \xE4\xF5\xED\xE1\xF4\xDE "
              "\xE2\xF1\xEF\xF7\xDE \xF3\xF4\xE7\xED \xF0\xFC\xEB\xE7 \xEA\xE1\xE9 \xF4\xEF "
              "\xF0\xEF\xF4\xDC\xEC\xE9 \xEE\xE5\xF7\xE5\xDF\xEB\xE9\xF3\xE5. \xCF\xE9 "
              "\xEA\xDC\xF4\xEF\xE9\xEA\xEF\xE9 \xF0\xDD\xF1\xE1\xF3\xE1\xED \xF4\xE7 \xED\xFD\xF7\xF4\xE1 "
              "\xF3\xE5 \xF3\xF5\xE3\xE3\xE5\xED\xE5\xDF\xF2 \xEA\xE1\xE9 \xF4\xEF \xF0\xF1\xF9\xDF "
              "\xE3\xFD\xF1\xE9\xF3\xE1\xED \xE3\xE9\xE1 \xED\xE1 \xE4\xEF\xF5\xED \xF4\xE1 "
              "\xF3\xF0\xDF\xF4\xE9\xE1 \xF4\xEF\xF5\xF2. ")},
    {"هطلت أمطار غزيرة على المدينة مساء أمس وفاض النهر على ضفتيه. قضى السكان ليلتهم عند أقاربهم ثم عادوا في "
     "الصباح ليروا بيوتهم. ",
     "windows-1256",
     STR_INIT(
         "\xE5\xD8\xE1\xCA \xC3\xE3\xD8\xC7\xD1 \xDB\xD2\xED\xD1\xC9 \xDA\xE1\xEC "
         "\xC7\xE1\xE3\xCF\xED\xE4\xC9 \xE3\xD3\xC7\xC1 \xC3\xE3\xD3 \xE6\xDD\xC7\xD6 \xC7\xE1\xE4\xE5\xD1 "
         "\xDA\xE1\xEC \xD6\xDD\xCA\xED\xE5. \xDE\xD6\xEC \xC7\xE1\xD3\xDF\xC7\xE4 \xE1\xED\xE1\xCA\xE5\xE3 "
         "\xDA\xE4\xCF \xC3\xDE\xC7\xD1\xC8\xE5\xE3 \xCB\xE3 \xDA\xC7\xCF\xE6\xC7 \xDD\xED "
         "\xC7\xE1\xD5\xC8\xC7\xCD \xE1\xED\xD1\xE6\xC7 \xC8\xED\xE6\xCA\xE5\xE3. ")},
    {"هطلت أمطار غزيرة على المدينة مساء أمس وفاض النهر على ضفتيه. قضى السكان ليلتهم عند أقاربهم ثم عادوا في "
     "الصباح ليروا بيوتهم. ",
     "ISO-8859-6",
     STR_INIT(
         "\xE7\xD7\xE4\xCA \xC3\xE5\xD7\xC7\xD1 \xDA\xD2\xEA\xD1\xC9 \xD9\xE4\xE9 "
         "\xC7\xE4\xE5\xCF\xEA\xE6\xC9 \xE5\xD3\xC7\xC1 \xC3\xE5\xD3 \xE8\xE1\xC7\xD6 \xC7\xE4\xE6\xE7\xD1 "
         "\xD9\xE4\xE9 \xD6\xE1\xCA\xEA\xE7. \xE2\xD6\xE9 \xC7\xE4\xD3\xE3\xC7\xE6 \xE4\xEA\xE4\xCA\xE7\xE5 "
         "\xD9\xE6\xCF \xC3\xE2\xC7\xD1\xC8\xE7\xE5 \xCB\xE5 \xD9\xC7\xCF\xE8\xC7 \xE1\xEA "
         "\xC7\xE4\xD5\xC8\xC7\xCD \xE4\xEA\xD1\xE8\xC7 \xC8\xEA\xE8\xCA\xE7\xE5. ")},
    {"אתמול בערב ירד גשם חזק בעיר והנהר עלה על גדותיו. התושבים בילו את הלילה אצל קרובי משפחה ובבוקר חזרו "
     "לראות את הבתים שלהם. ",
     "windows-1255",
     STR_INIT("\xE0\xFA\xEE\xE5\xEC \xE1\xF2\xF8\xE1 \xE9\xF8\xE3 \xE2\xF9\xED \xE7\xE6\xF7 \xE1\xF2\xE9\xF8 "
              "\xE5\xE4\xF0\xE4\xF8 \xF2\xEC\xE4 \xF2\xEC \xE2\xE3\xE5\xFA\xE9\xE5. "
              "\xE4\xFA\xE5\xF9\xE1\xE9\xED \xE1\xE9\xEC\xE5 \xE0\xFA \xE4\xEC\xE9\xEC\xE4 \xE0\xF6\xEC "
              "\xF7\xF8\xE5\xE1\xE9 \xEE\xF9\xF4\xE7\xE4 \xE5\xE1\xE1\xE5\xF7\xF8 \xE7\xE6\xF8\xE5 "
              "\xEC\xF8\xE0\xE5\xFA \xE0\xFA \xE4\xE1\xFA\xE9\xED \xF9\xEC\xE4\xED. ")},
    {"เมื่อวานนี้ตอนเย็นมีฝนตกหนักในเมืองและแม่น้ำเอ่อล้นตลิ่ง ชาวบ้านไปพักค้างคืนกับญาติและกลับมาดูบ้านของตนในตอนเช้า ",
     "windows-874",
     STR_INIT("\xE0\xC1\xD7\xE8\xCD\xC7\xD2\xB9\xB9\xD5\xE9\xB5\xCD\xB9\xE0\xC2\xE7\xB9\xC1\xD5\xBD\xB9\xB5"
              "\xA1\xCB\xB9\xD1\xA1\xE3\xB9\xE0\xC1\xD7\xCD\xA7\xE1\xC5\xD0\xE1\xC1\xE8\xB9\xE9\xD3\xE0\xCD"
              "\xE8\xCD\xC5\xE9\xB9\xB5\xC5\xD4\xE8\xA7 "
              "\xAA\xD2\xC7\xBA\xE9\xD2\xB9\xE4\xBB\xBE\xD1\xA1\xA4\xE9\xD2\xA7\xA4\xD7\xB9\xA1\xD1\xBA\xAD"
              "\xD2\xB5\xD4\xE1\xC5\xD0\xA1\xC5\xD1\xBA\xC1\xD2\xB4\xD9\xBA\xE9\xD2\xB9\xA2\xCD\xA7\xB5\xB9"
              "\xE3\xB9\xB5\xCD\xB9\xE0\xAA\xE9\xD2 ")},
    {"昨日の夕方、町に激しい雨が降り、川があふれました。低い土地に住む人たちは親類の家で夜を過ごし、朝になっ"
     "て自分の家を見に帰りました。",
     "Shift_JIS",
     STR_INIT("\x8D\xF0\x93\xFA\x82\xCC\x97[\x95\xFB\x81"
              "A\x92\xAC\x82\xC9\x8C\x83\x82\xB5\x82\xA2\x89J\x82\xAA\x8D~\x82\xE8\x81"
              "A\x90\xEC\x82\xAA\x82\xA0\x82\xD3\x82\xEA\x82\xDC\x82\xB5\x82\xBD\x81"
              "B\x92\xE1\x82\xA2\x93y\x92n\x82\xC9\x8FZ\x82\xDE\x90l\x82\xBD\x82\xBF\x82\xCD\x90"
              "e\x97\xDE\x82\xCC\x89\xC6\x82\xC5\x96\xE9\x82\xF0\x89\xDF\x82\xB2\x82\xB5\x81"
              "A\x92\xA9\x82\xC9\x82\xC8\x82\xC1\x82\xC4\x8E\xA9\x95\xAA\x82\xCC\x89\xC6\x82\xF0\x8C\xA9\x82"
              "\xC9\x8B"
              "A\x82\xE8\x82\xDC\x82\xB5\x82\xBD\x81"
              "B")},
    {"昨日の夕方、町に激しい雨が降り、川があふれました。低い土地に住む人たちは親類の家で夜を過ごし、朝になっ"
     "て自分の家を見に帰りました。",
     "EUC-JP",
     STR_INIT("\xBA\xF2\xC6\xFC\xA4\xCE\xCD\xBC\xCA\xFD\xA1\xA2\xC4\xAE\xA4\xCB\xB7\xE3\xA4\xB7\xA4\xA4\xB1"
              "\xAB\xA4\xAC\xB9\xDF\xA4\xEA\xA1\xA2\xC0\xEE\xA4\xAC\xA4\xA2\xA4\xD5\xA4\xEC\xA4\xDE\xA4\xB7"
              "\xA4\xBF\xA1\xA3\xC4\xE3\xA4\xA4\xC5\xDA\xC3\xCF\xA4\xCB\xBD\xBB\xA4\xE0\xBF\xCD\xA4\xBF\xA4"
              "\xC1\xA4\xCF\xBF\xC6\xCE\xE0\xA4\xCE\xB2\xC8\xA4\xC7\xCC\xEB\xA4\xF2\xB2\xE1\xA4\xB4\xA4\xB7"
              "\xA1\xA2\xC4\xAB\xA4\xCB\xA4\xCA\xA4\xC3\xA4\xC6\xBC\xAB\xCA\xAC\xA4\xCE\xB2\xC8\xA4\xF2\xB8"
              "\xAB\xA4\xCB\xB5\xA2\xA4\xEA\xA4\xDE\xA4\xB7\xA4\xBF\xA1\xA3")},
    {"어제 저녁 도시에 많은 비가 내려 강물이 넘쳤습니다. 낮은 곳에 사는 주민들은 친척 집에서 밤을 보내고 "
     "아침에 집을 보러 돌아왔습니다. ",
     "EUC-KR",
     STR_INIT("\xBE\xEE\xC1\xA6 \xC0\xFA\xB3\xE1 \xB5\xB5\xBD\xC3\xBF\xA1 \xB8\xB9\xC0\xBA \xBA\xF1\xB0\xA1 "
              "\xB3\xBB\xB7\xC1 \xB0\xAD\xB9\xB0\xC0\xCC \xB3\xD1\xC3\xC6\xBD\xC0\xB4\xCF\xB4\xD9. "
              "\xB3\xB7\xC0\xBA \xB0\xF7\xBF\xA1 \xBB\xE7\xB4\xC2 \xC1\xD6\xB9\xCE\xB5\xE9\xC0\xBA "
              "\xC4\xA3\xC3\xB4 \xC1\xFD\xBF\xA1\xBC\xAD \xB9\xE3\xC0\xBB \xBA\xB8\xB3\xBB\xB0\xED "
              "\xBE\xC6\xC4\xA7\xBF\xA1 \xC1\xFD\xC0\xBB \xBA\xB8\xB7\xAF "
              "\xB5\xB9\xBE\xC6\xBF\xD4\xBD\xC0\xB4\xCF\xB4\xD9. ")},
    {"昨天晚上城里下了大雨，河水漫过了堤岸。住在低处的居民在亲戚家过了一夜，早上才回来看自己的房子。",
     "gb18030",
     STR_INIT(
         "\xD7\xF2\xCC\xEC\xCD\xED\xC9\xCF\xB3\xC7\xC0\xEF\xCF\xC2\xC1\xCB\xB4\xF3\xD3\xEA\xA3\xAC\xBA\xD3"
         "\xCB\xAE\xC2\xFE\xB9\xFD\xC1\xCB\xB5\xCC\xB0\xB6\xA1\xA3\xD7\xA1\xD4\xDA\xB5\xCD\xB4\xA6\xB5\xC4"
         "\xBE\xD3\xC3\xF1\xD4\xDA\xC7\xD7\xC6\xDD\xBC\xD2\xB9\xFD\xC1\xCB\xD2\xBB\xD2\xB9\xA3\xAC\xD4\xE7"
         "\xC9\xCF\xB2\xC5\xBB\xD8\xC0\xB4\xBF\xB4\xD7\xD4\xBC\xBA\xB5\xC4\xB7\xBF\xD7\xD3\xA1\xA3")},
    {"昨天晚上城裡下了大雨，河水漫過了堤岸。住在低處的居民在親戚家過了一夜，早上才回來看自己的房子。", "Big5",
     STR_INIT("\xACQ\xA4\xD1\xB1\xDF\xA4W\xAB\xB0\xB8\xCC\xA4U\xA4"
              "F\xA4j\xAB"
              "B\xA1"
              "A\xAA"
              "e\xA4\xF4\xBA\xA9\xB9L\xA4"
              "F\xB3\xF6\xA9\xA4\xA1"
              "C\xA6\xED\xA6"
              "b\xA7"
              "C\xB3"
              "B\xAA\xBA\xA9~\xA5\xC1\xA6"
              "b\xBF\xCB\xB1\xAD\xAE"
              "a\xB9L\xA4"
              "F\xA4@\xA9]\xA1"
              "A\xA6\xAD\xA4W\xA4~\xA6^\xA8\xD3\xAC\xDD\xA6\xDB\xA4v\xAA\xBA\xA9\xD0\xA4l\xA1"
              "C")},
    {"Wczoraj wieczorem w mieście spadł silny deszcz i rzeka wystąpiła z brzegów. Mieszkańcy spędzili noc u "
     "krewnych, a rano wrócili, żeby zobaczyć swoje domy. ",
     "windows-1250",
     STR_INIT("Wczoraj wieczorem w mie\x9C"
              "cie spad\xB3 silny deszcz i rzeka wyst\xB9pi\xB3"
              "a z brzeg\xF3w. Mieszka\xF1"
              "cy sp\xEA"
              "dzili noc u krewnych, a rano wr\xF3"
              "cili, \xBF"
              "eby zobaczy\xE6 swoje domy. ")},
    {"Wczoraj wieczorem w mieście spadł silny deszcz i rzeka wystąpiła z brzegów. Mieszkańcy spędzili noc u "
     "krewnych, a rano wrócili, żeby zobaczyć swoje domy. ",
     "ISO-8859-2",
     STR_INIT("Wczoraj wieczorem w mie\xB6"
              "cie spad\xB3 silny deszcz i rzeka wyst\xB1pi\xB3"
              "a z brzeg\xF3w. Mieszka\xF1"
              "cy sp\xEA"
              "dzili noc u krewnych, a rano wr\xF3"
              "cili, \xBF"
              "eby zobaczy\xE6 swoje domy. ")},
    {"Včera večer ve městě silně pršelo a řeka se vylila z břehů. Obyvatelé strávili noc u příbuzných a ráno "
     "se vrátili, aby se podívali na své domy. ",
     "windows-1250",
     STR_INIT("V\xE8"
              "era ve\xE8"
              "er ve m\xECst\xEC siln\xEC pr\x9A"
              "elo a \xF8"
              "eka se vylila z b\xF8"
              "eh\xF9. Obyvatel\xE9 str\xE1vili noc u p\xF8\xED"
              "buzn\xFD"
              "ch a r\xE1no se vr\xE1tili, aby se pod\xEDvali na sv\xE9 domy. ")},
    {"Včera večer ve městě silně pršelo a řeka se vylila z břehů. Obyvatelé strávili noc u příbuzných a ráno "
     "se vrátili, aby se podívali na své domy. ",
     "ISO-8859-2",
     STR_INIT("V\xE8"
              "era ve\xE8"
              "er ve m\xECst\xEC siln\xEC pr\xB9"
              "elo a \xF8"
              "eka se vylila z b\xF8"
              "eh\xF9. Obyvatel\xE9 str\xE1vili noc u p\xF8\xED"
              "buzn\xFD"
              "ch a r\xE1no se vr\xE1tili, aby se pod\xEDvali na sv\xE9 domy. ")},
    {"Tegnap este erős eső esett a városban, és a folyó kilépett a medréből. A lakók a rokonoknál töltötték "
     "az éjszakát, reggel pedig hazatértek megnézni a házukat, mert féltek az ártól és az őszi esőtől. ",
     "windows-1250",
     STR_INIT("Tegnap este er\xF5s es\xF5 esett a v\xE1rosban, \xE9s a foly\xF3 kil\xE9pett a medr\xE9"
              "b\xF5l. A lak\xF3k a rokonokn\xE1l t\xF6lt\xF6tt\xE9k az \xE9jszak\xE1t, reggel pedig "
              "hazat\xE9rtek megn\xE9zni a h\xE1zukat, mert f\xE9ltek az \xE1rt\xF3l \xE9s az \xF5szi "
              "es\xF5t\xF5l. ")},
    {"Dün akşam şehirde şiddetli yağmur yağdı ve nehir taştı. Aşağı mahallelerde oturanlar geceyi "
     "akrabalarının yanında geçirdi, sabah evlerini görmek için döndü. ",
     "windows-1254",
     STR_INIT("D\xFCn ak\xFE"
              "am \xFE"
              "ehirde \xFEiddetli ya\xF0mur ya\xF0"
              "d\xFD ve nehir ta\xFEt\xFD. A\xFE"
              "a\xF0\xFD mahallelerde oturanlar geceyi akrabalar\xFDn\xFDn yan\xFDnda ge\xE7irdi, sabah "
              "evlerini g\xF6rmek i\xE7in d\xF6nd\xFC. ")},
    {"Vakar vakare mieste smarkiai lijo ir upė išsiliejo iš krantų. Žemesnių gatvių gyventojai naktį "
     "praleido pas gimines, o rytą grįžo pažiūrėti savo namų. ",
     "windows-1257",
     STR_INIT("Vakar vakare mieste smarkiai lijo ir up\xEB i\xF0siliejo i\xF0 krant\xF8. \xDE"
              "emesni\xF8 gatvi\xF8 gyventojai nakt\xE1 praleido pas gimines, o ryt\xE0 gr\xE1\xFEo "
              "pa\xFEi\xFBr\xEBti savo nam\xF8. ")},
    {"Vakar vakarā pilsētā stipri lija, un upe izgāja no krastiem. Zemāko ielu iedzīvotāji nakti pavadīja "
     "pie radiem, bet no rīta atgriezās apskatīt savas mājas. ",
     "windows-1257",
     STR_INIT("Vakar vakar\xE2 pils\xE7t\xE2 stipri lija, un upe izg\xE2ja no krastiem. Zem\xE2ko ielu "
              "iedz\xEEvot\xE2ji nakti pavad\xEEja pie radiem, bet no r\xEEta atgriez\xE2s apskat\xEEt savas "
              "m\xE2jas. ")},
    {"Hier soir, de fortes pluies sont tombées sur la ville et la rivière a débordé. Les habitants ont passé "
     "la nuit chez leurs proches, puis sont revenus voir l’état de leurs maisons. ",
     "windows-1252",
     STR_INIT("Hier soir, de fortes pluies sont tomb\xE9"
              "es sur la ville et la rivi\xE8re a d\xE9"
              "bord\xE9. Les habitants ont pass\xE9 la nuit chez leurs proches, puis sont revenus voir "
              "l\x92\xE9tat de leurs maisons. ")},
    {"Hier soir, de fortes pluies sont tombées sur la ville et la rivière a débordé. Les habitants ont passé "
     "la nuit chez leurs proches, puis sont revenus voir l’état de leurs maisons. ",
     "macintosh",
     STR_INIT("Hier soir, de fortes pluies sont tomb\x8E"
              "es sur la ville et la rivi\x8Fre a d\x8E"
              "bord\x8E. Les habitants ont pass\x8E la nuit chez leurs proches, puis sont revenus voir "
              "l\xD5\x8Etat de leurs maisons. ")},
    {"Gestern Abend fiel heftiger Regen über der Stadt, und der Fluss trat über die Ufer. Die Bewohner "
     "verbrachten die Nacht bei Verwandten und kehrten früh zurück, um ihre Häuser zu prüfen. ",
     "windows-1252",
     STR_INIT("Gestern Abend fiel heftiger Regen \xFC"
              "ber der Stadt, und der Fluss trat \xFC"
              "ber die Ufer. Die Bewohner verbrachten die Nacht bei Verwandten und kehrten fr\xFCh zur\xFC"
              "ck, um ihre H\xE4user zu pr\xFC"
              "fen. ")},
    {"It rained hard last night, and the river – which nobody had watched – rose over its banks. “We’ll see "
     "what’s left,” said one of those who had spent the night with relatives. £200 each. ",
     "windows-1252",
     STR_INIT(
         "It rained hard last night, and the river \x96 which nobody had watched \x96 rose over its banks. "
         "\x93We\x92ll see what\x92s left,\x94 said one of those who had spent the night with relatives. \xA3"
         "200 each. ")},
    {"Í gærkvöldi rigndi mikið í bænum og áin flæddi yfir bakka sína. Íbúarnir gistu hjá ættingjum um "
     "nóttina og sneru aftur að morgni til að skoða húsin sín. ",
     "windows-1252",
     STR_INIT("\xCD g\xE6rkv\xF6ldi rigndi miki\xF0 \xED b\xE6num og \xE1in fl\xE6"
              "ddi yfir bakka s\xEDna. \xCD"
              "b\xFA"
              "arnir gistu hj\xE1 \xE6ttingjum um n\xF3ttina og sneru aftur a\xF0 morgni til a\xF0 sko\xF0"
              "a h\xFAsin s\xEDn. ")},
};

/* Right is what gives the text, whatever its name: the bytes of a text are often the same in two charsets. */
static void check(size_t i, struct str bytes, const char *wanted)
{
    run_again();
    const struct encoding *encoding = guess_encoding(bytes);
    struct str utf8;
    size_t replaced = 0;
    assert_true(convert(&run, encoding, bytes, &utf8, &replaced));
    if (!str_eq(utf8, str_of(wanted)))
        print_error("row %zu: guessed %s, is %s\n", i, encoding->name, rows[i].encoding);
    assert_span(utf8, wanted);
}

static void charsets_are_told_by_a_few_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        check(i, rows[i].bytes, rows[i].text);
}

static void markup_does_not_disturb(void **state)
{
    (void)state;
    static const char head[] = "<!DOCTYPE html><title>Title</title><style>p { color: red }</style>"
                               "<script>if (1 < 2) track({\"page\": \"story\"})</script>"
                               "<ul><li class=item><a href='/section/news?from=menu'>News</a><li class=item>"
                               "<a href='/section/sport?from=menu'>Sport</a></ul><p class=\"story__text\">";
    for (size_t i = 0; i < COUNT(rows); i++) {
        char page[4096], wanted[4096];
        int len = snprintf(page, sizeof page, "%s%.*s</p>", head, STR_FMT(rows[i].bytes));
        snprintf(wanted, sizeof wanted, "%s%s</p>", head, rows[i].text);
        check(i, (struct str){page, (size_t)len}, wanted);
    }
}

static void names_are_the_standard_s(void **state)
{
    (void)state;
    static const size_t telling[] = {0, 1, 2, 3, 4, 6, 11, 12, 13, 14, 15, 16};
    for (size_t i = 0; i < COUNT(telling); i++) {
        const char *name = guess_encoding(rows[telling[i]].bytes)->name;
        assert_string_equal(name, rows[telling[i]].encoding);
    }
}

static void any_bytes_have_an_answer(void **state)
{
    (void)state;
    static const struct str odd[] = {
        STR_INIT("\x80"),      STR_INIT("\xFF\xFF\xFF"), STR_INIT("\x1B$\x8E"), STR_INIT("<p title='\xE9'>"),
        STR_INIT("<!-- \xE9"), STR_INIT("<script>\xE9"), STR_INIT("\0\x9F\0"),
    };
    for (size_t i = 0; i < COUNT(odd); i++) {
        const struct encoding *encoding = guess_encoding(odd[i]);
        assert_non_null(encoding);
        assert_true(encoding->kind == KIND_SINGLE_BYTE || encoding->kind == KIND_MULTI_BYTE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(charsets_are_told_by_a_few_sentences),
        WITH_RUN(markup_does_not_disturb),
        cmocka_unit_test(names_are_the_standard_s),
        cmocka_unit_test(any_bytes_have_an_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
