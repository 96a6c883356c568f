"""Text encodings: proven by the bytes, or by known headers and words, or not believed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.ingest.mapping.mapping_draft import draft_of
from affitrack.ingest.read.encodings import (
    composed,
    is_thai,
    is_western,
    possible_encodings,
    utf16_without_mark,
)
from affitrack.ingest.read.vietnamese import is_vietnamese
from affitrack.ingest.recognise.recognising import recognise
from affitrack.wording.message import UserError
from tests.ingest.samples import (
    Shape,
    all_lines,
    headers,
    rows_of,
    said,
    sale,
    sales,
    write_sales,
)

VIETNAMESE = {
    "product_name": "Kem dưỡng ẩm cho mặt, loại đặc biệt của Huế",
    "status": "Đã quyết toán",
    "order_type": "Đơn hàng liên kết",
    "currency": "VND",
    "price": "199.000",
    "gmv": "199.000",
    **dict.fromkeys(("est_base", "actual_base"), "184.259"),
    **dict.fromkeys(("est_standard", "actual_standard", "final_earned"), "27.639"),
    **{name: "0" for name in sale() if sale()[name] == "0,00"},
}
THAI = {
    "product_name": "ครีมบำรุงผิวหน้า",
    "shop_name": "Bangkok Beauty",
    "content_type": "วิดีโอ",
    "status": "ชำระแล้ว",
    "order_type": "คำสั่งซื้อแอฟฟิลิเอต",
    "currency": "THB",
    **{name: text.replace(",", ".") for name, text in sale().items() if "," in text},
}


PROVES_NOTHING = Shape("en", encoding="cp1252")


def as_cp1258(text: str) -> bytes:
    """Write Vietnamese as Windows does: a letter, then its tone as a letter of its own."""
    written = b""
    for letter in unicodedata.normalize("NFC", text):
        try:
            written += letter.encode("cp1258")
        except UnicodeEncodeError:
            *base, tone = list(unicodedata.normalize("NFD", letter))
            if len(base) == 2 and base[1] == "\u0323":  # ậ is taken apart as a, dot, roof
                base[1], tone = tone, base[1]
            written += (unicodedata.normalize("NFC", "".join(base)) + tone).encode("cp1258")
    return written


def _text(language: str, cells: dict[str, str], rows: int = 3) -> str:
    sold = [{**one, **cells} for one in sales(rows)]
    return "\r\n".join(";".join(row) for row in [headers(language, 47), *rows_of(sold, 47)])


def test_vietnamese_text_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes(as_cp1258(_text("vi", VIETNAMESE)))
    source = recognise(path)
    assert (source.encoding, source.language) == ("cp1258", "vi")
    found = all_lines(source)
    assert found.rejects == []
    assert {names.product_name for names in found.names} == {VIETNAMESE["product_name"]}
    assert {(line.status, line.price) for line in found.facts()} == {("settled", 199000)}


def test_thai_text_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes(_text("th", THAI).encode("cp874"))
    source = recognise(path)
    assert (source.encoding, source.language) == ("cp874", "th")
    found = all_lines(source)
    assert found.rejects == []
    assert {names.product_name for names in found.names} == {THAI["product_name"]}
    assert {(line.status, line.price) for line in found.facts()} == {("settled", 2490)}


def test_one_word_of_the_file_is_proof_too(tmp_path: Path) -> None:
    """English headers prove nothing, a status in French does."""
    path = write_sales(
        tmp_path / "e.csv", [sale(product_name="Crème")], Shape("en", encoding="cp1252")
    )
    assert recognise(path).encoding == "cp1252"
    assert all_lines(recognise(path)).names[0].product_name == "Crème"


WESTERN = [
    "Crème hydratante été",
    "Palette d’été – 12 € “l’œil”",
    "Größe für Mädchen, weiß",
    "Niño pequeño; ¿Qué? Año N°5 2 m²",
    "Lot à 5 € – promo",
    "Sérum de proteção, mãe e irmãos, 2 botões; NÃO TÓXICO São Paulo",
    "Crema però non così grassa, lunedì e venerdì; è più qualità",
]


@pytest.mark.parametrize("name", WESTERN)
def test_what_can_only_be_western_is_known_by_its_letters(tmp_path: Path, name: str) -> None:
    path = write_sales(tmp_path / "e.csv", [sale(product_name=name)], PROVES_NOTHING)
    assert recognise(path).encoding == "cp1252"
    assert all_lines(recognise(path)).names[0].product_name == name


@given(st.lists(st.text("กขครมปเาีำ้่", min_size=3, max_size=9), min_size=1))
def test_thai_words_are_never_taken_for_western(words: list[str]) -> None:
    assert not is_western([f"Settled;{' '.join(words)} Nivea".encode("cp874")])


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp874", "ครีมบำรุงผิวหน้า Nivea ของแท้"),
        ("cp874", "Nivea ครีม"),
        ("cp1258", "Kem đêm"),
        ("cp1258", "Đai lưng nam"),
        ("cp1250", "Pătură moale"),
        ("cp1250", "Şampon şi cremă de faţă"),
        ("cp1250", "Bőr táska nő"),
        ("cp1250", "Dětský krém v městě"),
        ("cp1257", "Õlu ja põsk"),
        ("cp1250", "Książka, żel łagodny są"),
        ("cp1250", "Żółty kubek"),
        ("cp1251", "Крем для лица"),
        ("cp1253", "Κρέμα προσώπου"),
        ("cp1254", "Şampuan yağlı saçlar"),
        ("cp850", "Crème hydratée été"),
        ("mac-roman", "Beauté hydratée crème"),
        ("mac-roman", "áéíóú niño mañana"),
        ("shift-jis", "日焼け止めクリーム"),
        ("gbk", "防晒霜 好"),
    ],
)
def test_text_that_may_be_something_else_is_not_taken_for_western(encoding: str, text: str) -> None:
    assert not is_western([f"Order;Product\r\n1;{text}\r\n".encode(encoding)])


THAI_NAMES = [
    "ครีมบำรุงผิวหน้า ของแท้",
    "เสื้อยืดผ้าฝ้าย ไซซ์ L",
    "กระเป๋าสะพายข้าง 2 ใบ",
    "รองเท้าวิ่งผู้ชาย Nike",
    "หูฟังไร้สาย; โคมไฟตั้งโต๊ะ",
    "แชมพูสมุนไพร ผลิตภัณฑ์เสริมอาหาร",
]
OTHER_NAMES = {
    "cp1250": "Książka, żel łagodny są Żółty kubek święta ćma źdźbło",
    "cp1251": "Крем для лица увлажняющий, детская игрушка, рубашка мужская",
    "cp1253": "Κρέμα προσώπου ενυδατική, ανδρικό πουκάμισο βαμβακερό",
    "cp1255": "קרם פנים לחות, חולצת גברים כותנה, תיק צד, אוזניות אלחוטיות",
    "cp1256": "كريم للوجه مرطب قميص رجالي قطن حقيبة كتف سماعات لاسلكية",
    "koi8-r": "Крем для лица увлажняющий, детская игрушка, рубашка мужская",
    "big5": "防曬霜 男士棉質襯衫 單肩包 無線耳機 檯燈 草本洗髮水 營養補充劑",
    "gbk": "防晒霜 男士棉质衬衫 单肩包 无线耳机 台灯 草本洗发水 营养补充剂",
    "euc-kr": "선크림 남성 면 셔츠 숄더백 무선 이어폰 탁상 램프 허브 샴푸 영양제",
    "cp1252": "Crème hydratante été, palette d’été, Größe für Mädchen, weiß",
    "mac-roman": "áéíóú niño mañana, crème hydratée",
}


VIETNAMESE_NAMES = [
    "Kem dưỡng ẩm cho mặt, loại đặc biệt của Huế",
    "ÁO THUN NỮ cổ tròn chất cotton mềm mịn 199.000đ",
    "Giày thể thao nam đế êm chống trượt",
    "Bình giữ nhiệt quỳnh hương nghiêng, chỗ khuỷu tay",
]


@pytest.mark.parametrize(
    ("encoding", "names", "written"),
    [
        ("cp874", THAI_NAMES, lambda text: text.encode("cp874")),
        ("cp1258", VIETNAMESE_NAMES, as_cp1258),
    ],
)
def test_names_prove_themselves_where_there_are_enough(
    tmp_path: Path, encoding: str, names: list[str], written: Callable[[str], bytes]
) -> None:
    """English headers and words prove nothing."""
    path = tmp_path / "e.csv"
    words = {"status": "Settled", "order_type": "Affiliate order", "content_type": "Video"}
    sold = [
        {**one, **words, "product_name": name, "shop_name": "Shop"}
        for one, name in zip(sales(len(names)), names, strict=True)
    ]
    rows = [headers("en", 47), *rows_of(sold, 47)]
    path.write_bytes(written("\r\n".join("\t".join(row) for row in rows)))
    assert recognise(path).encoding == encoding
    assert [found.product_name for found in all_lines(recognise(path)).names] == names


@pytest.mark.parametrize("encoding", OTHER_NAMES)
def test_no_other_text_is_taken_for_thai_or_vietnamese(encoding: str) -> None:
    text = (OTHER_NAMES[encoding] + ";").encode(encoding) * 50
    assert not is_thai([text])
    assert not is_vietnamese([text])


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp874", " ".join(THAI_NAMES)),
        ("cp1250", "Příliš žluťoučký kůň úpěl, dětský krém, běžecké boty, oheň sněžení město dělá"),
        ("cp1250", "őszi női kabát gyermek cipő hűtő bőr táska vezeték nélküli tükör fűző szőr"),
        ("cp1250", "Pătură moale, rochie de vară, cămașă, casă, față, fată, masă, bărbat, apă"),
        ("cp1252", "São não mãe pão coração põe irmã lã avô maçã manhã amanhã então chão mão"),
        ("cp1252", "però comò lunedì così può ciò farò dì sì lì perciò oblò falò venerdì"),
        ("cp1252", "það þú ég við góðan daginn maður fjörður ýmislegt þökk síðan ýta"),
        ("cp1254", "ŞAMPUAN YAĞLI SAÇLAR AŞI KAŞ TAŞ kadın ayakkabı ışık yağ bağ kırmızı şık"),
        ("cp1257", "žiņa ģimene šķūnis ķermeņa krēms kurpes ļoti žvakė šalta įdomus ąžuolas"),
    ],
)
def test_letters_of_others_make_no_vietnamese_words(encoding: str, text: str) -> None:
    assert not is_vietnamese([text.encode(encoding, "ignore")])


@given(st.binary(min_size=2_000, max_size=4_000))
def test_bytes_by_chance_are_neither_thai_nor_vietnamese(text: bytes) -> None:
    assert not is_thai([text])
    assert not is_vietnamese([text])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    ("language", "cells"), [("fr", {}), ("en", {}), ("vi", VIETNAMESE), ("th", THAI)]
)
def test_utf16_without_its_mark(
    tmp_path: Path, encoding: str, language: str, cells: dict[str, str]
) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes(_text(language, cells).encode(encoding))
    source = recognise(path)
    assert (source.encoding, source.language) == (encoding, language)
    assert len(all_lines(source).lines) == 3


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_cut_off_in_a_letter(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes(_text("fr", {}, rows=40).encode(encoding)[:-1])
    found = all_lines(recognise(path))
    assert (len(found.lines), [reject.row for reject in found.rejects]) == (39, [41])


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\0",
        b"\0\0\0\0",
        b"a;b\r\n1;2\r\n",
        b"PK\x03\x04\x14\0\0\0\x08\0",
        b"a;b\r\n" + bytes(64),
        b"ID de commande;Prix\r\n" * 40 + b"\0",
        bytes(range(256)) * 8,
        "\x01\x02;a".encode("utf-16-le") * 40,
    ],
)
def test_what_is_not_utf16(head: bytes) -> None:
    assert utf16_without_mark(head) is None


@given(st.binary(max_size=300))
def test_utf16_is_only_seen_where_it_can_be_read(head: bytes) -> None:
    encoding = utf16_without_mark(head)
    if encoding is not None:
        assert b"\0" in head
        assert "\0" not in head[: len(head) // 2 * 2].decode(encoding, "replace")


def test_what_bytes_allow() -> None:
    assert possible_encodings([b"plain"]) == ("cp1252", "cp1258", "cp874")
    assert possible_encodings(["Réglée".encode("cp1252")]) == ("cp1252", "cp1258", "cp874")
    assert possible_encodings([b"\xfe\xfd"]) == ("cp1252", "cp1258")
    assert possible_encodings([b"ok", b"\x81"]) == ()


def test_lines_are_composed_where_the_encoding_takes_letters_apart() -> None:
    apart = "e\u0302\u0301"
    assert list(composed(iter([apart]), "cp1258")) == ["ế"]
    assert list(composed(iter([apart]), "utf-8")) == [apart]


@pytest.mark.parametrize("text", ["Đã quyết toán", "Thưởng ước tính", "ậ ặ ộ ợ ự ẩ ễ ỷ"])
def test_the_test_writes_vietnamese_as_windows_reads_it(text: str) -> None:
    assert unicodedata.normalize("NFC", as_cp1258(text).decode("cp1258")) == text


def test_a_table_of_ones_own_as_a_french_spreadsheet_saves_it(tmp_path: Path) -> None:
    path = tmp_path / "ventes.csv"
    rows = "Date;Commande;Vidéo;Montant TTC;Réglée le\n31/08/2026;A1;Crème;24,90;/\n"
    path.write_bytes(rows.encode("cp1252"))
    assert recognise(path).encoding == "cp1252"


def test_an_unknown_table_can_be_mapped_in_the_encoding_that_its_headers_prove(
    tmp_path: Path,
) -> None:
    path = tmp_path / "ventes.csv"
    rows = "Date;Numéro de commande;Libellé;Rémunération\n31/08/2026;A1;Crème;24,90\n"
    path.write_bytes(rows.encode("cp1252"))
    assert "Numéro de commande" in draft_of(path).headers
    path.write_bytes("Date;Ref;ครีม\n31/08/2026;A1;x\n".encode("cp874"))
    with pytest.raises(UserError) as error:
        draft_of(path)
    assert "a text encoding that AffiTrack cannot tell" in said(error.value)
