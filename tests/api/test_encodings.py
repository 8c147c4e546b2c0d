"""Pages in many charsets, through the real process: the workers read each, declared and not, and say what they did."""

import base64
import unittest

from harness import PARAGRAPHS, ServiceCase, story

# Python's codec, the name in the answer, a paragraph in the language.
CHARSETS = [
    ("cp1251", "windows-1251", "Мэр сообщил, что набережную перестроят к осени, а пароходы пока будут приставать у старой пристани."),
    ("koi8_r", "KOI8-R", "Мэр сообщил, что набережную перестроят к осени, а пароходы пока будут приставать у старой пристани."),
    ("cp932", "Shift_JIS", "市長は、岸壁を秋までに造り直し、それまで船は古い桟橋に着けると発表しました。"),
    ("euc_jp", "EUC-JP", "市長は、岸壁を秋までに造り直し、それまで船は古い桟橋に着けると発表しました。"),
    ("cp949", "EUC-KR", "시장은 부두를 가을까지 다시 짓고 그때까지 배는 옛 선착장에 댈 것이라고 밝혔습니다."),
    ("big5", "Big5", "市長宣布，碼頭將在秋天之前重建，在那之前船隻會停靠在舊的棧橋。"),
    ("gb18030", "gb18030", "市长宣布，码头将在秋天之前重建，在那之前船只会停靠在旧的栈桥。"),
    ("cp1256", "windows-1256", "أعلن رئيس البلدية أن الرصيف سيعاد بناؤه قبل الخريف وأن السفن سترسو حتى ذلك الوقت عند المرسى القديم."),
    ("iso8859_7", "ISO-8859-7", "Ο δήμαρχος ανακοίνωσε ότι η προκυμαία θα ξαναχτιστεί ως το φθινόπωρο και τα πλοία θα δένουν στην παλιά αποβάθρα."),
]


def page(paragraph):
    return story(paragraphs=[paragraph, *PARAGRAPHS[:1], paragraph]).replace('<meta charset="utf-8">', "")


class Encodings(ServiceCase):
    def assert_read(self, answer, paragraph, name, origin):
        self.assertEqual(answer.status, 200, answer.text)
        self.assertIn(paragraph, answer.json["articleBody"])
        self.assertEqual(answer.json["metadata"]["encoding"], {"name": name, "origin": origin})
        self.assertNotIn("replaced-bytes", answer.json["metadata"]["warnings"])

    def test_by_the_field(self):
        for codec, name, paragraph in CHARSETS:
            with self.subTest(name):
                body = page(paragraph).encode(codec)
                self.assert_read(self.service.post(body, f"text/html; charset={name}"), paragraph, name, "header")

    def test_by_the_page(self):
        for codec, name, paragraph in CHARSETS:
            with self.subTest(name):
                body = page(paragraph).replace("<head>", f"<head><meta charset={name}>", 1).encode(codec)
                self.assert_read(self.service.post(body, "text/html"), paragraph, name, "meta")

    def test_by_a_guess(self):
        for codec, name, paragraph in CHARSETS:
            with self.subTest(name):
                self.assert_read(self.service.post(page(paragraph).encode(codec), "text/html"), paragraph, name, "guess")

    def test_utf16_with_a_mark_and_without(self):
        paragraph = CHARSETS[0][2]
        for codec, mark, name in (("utf-16-le", b"\xff\xfe", "UTF-16LE"), ("utf-16-be", b"\xfe\xff", "UTF-16BE")):
            body = page(paragraph).encode(codec)
            self.assert_read(self.service.post(mark + body, "text/html"), paragraph, name, "bom")
            self.assert_read(self.service.post(body, "text/html"), paragraph, name, "guess")

    def test_wrongly_declared_utf8(self):
        codec, name, paragraph = CHARSETS[0]
        self.assert_read(self.service.post(page(paragraph).encode(codec), "text/html; charset=utf-8"), paragraph, name, "guess")
        self.assert_read(self.service.post(page(paragraph), "text/html; charset=windows-1251"), paragraph, "UTF-8", "utf-8-valid")

    def test_one_bad_byte(self):
        codec, name, paragraph = CHARSETS[4]
        body = page(paragraph).encode(codec).replace("부두".encode(codec), "부".encode(codec) + b"\xb5", 1)
        answer = self.service.post(body, f"text/html; charset={name}")
        self.assertEqual(answer.status, 200, answer.text)
        self.assertIn(paragraph.replace("부두", "부\ufffd").split("\ufffd")[0], answer.json["articleBody"])
        self.assertIn(paragraph, answer.json["articleBody"])
        self.assertEqual(answer.json["metadata"]["warnings"], ["replaced-bytes"])

    def test_other_media_are_named(self):
        for body, field, shown in (
            (b"%PDF-1.7\n", "text/html", "a PDF document"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "application/octet-stream", "a PNG image"),
            (b"<?xml version='1.0'?><rss version='2.0'></rss>", "text/xml", "<rss>"),
            (b"<rss version='2.0'><channel></channel></rss>", "text/html", "<rss>"),
            (b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "text/html", "<feed>"),
        ):
            answer = self.service.post_json({"body": base64.b64encode(body).decode(), "contentType": field})
            self.assertEqual(answer.status, 415, answer.text)
            self.assertIn(shown, answer.json["detail"])


if __name__ == "__main__":
    unittest.main()
