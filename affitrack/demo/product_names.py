"""What the fictional products are called in each language: plain words, no brands.

Some names hold a comma, a semicolon, quotation marks or an emoji, as real ones do: those are what
breaks a reader. The other languages are here for the letters that they are written with.
"""

from __future__ import annotations

from typing import Final

_LANGUAGES: Final = ("fr", "en", "vi", "th", "id", "pt")

# kind: French, English, Vietnamese, Thai, Indonesian, Portuguese
_NAMES: Final[dict[str, tuple[str, str, str, str, str, str]]] = {
    "serum": (
        "Sérum éclat « Vitamine C », 30 ml", 'Glow serum "Vitamin C", 30 ml',
        "Tinh chất sáng da Vitamin C 30 ml", "เซรั่มวิตามินซี 30 มล.", "Serum Vitamin C 30 ml",
        "Sérum de vitamina C, 30 ml",
    ),
    "cream": (
        "Crème de nuit réparatrice à l’avoine – 50 ml", "Oat night cream – 50 ml",
        "Kem dưỡng ban đêm yến mạch 50 ml", "ครีมบำรุงกลางคืน 50 มล.", "Krim malam oat 50 ml",
        "Creme noturno de aveia 50 ml",
    ),
    "oil": (
        "Huile de jojoba pressée à froid ; flacon compte-gouttes",
        "Cold-pressed jojoba oil; dropper bottle", "Dầu jojoba ép lạnh; có ống nhỏ giọt",
        "น้ำมันโจโจบา", "Minyak jojoba; botol pipet", "Óleo de jojoba; frasco conta-gotas",
    ),
    "mask": (
        "Masque argile rose 🌸 lot de 3", "Pink clay mask 🌸 set of 3",
        "Mặt nạ đất sét hồng 🌸 bộ 3", "มาสก์โคลนสีชมพู 🌸 3 ชิ้น", "Masker tanah liat 🌸 isi 3",
        "Máscara de argila 🌸 kit com 3",
    ),
    "brush": (
        "Brosse lissante chauffante Nuvelya", "Heated smoothing brush",
        "Lược điện chải thẳng tóc", "แปรงไฟฟ้าจัดแต่งทรงผม", "Sisir pelurus listrik",
        "Escova alisadora",
    ),
    "set": (
        'Coffret découverte "Peau nette" (5 produits)', "Discovery set (5 products)",
        "Bộ chăm sóc da (5 sản phẩm)", "ชุดบำรุงผิว (5 ชิ้น)", "Paket perawatan (5 produk)",
        "Kit de cuidados (5 produtos)",
    ),
    "candle": (
        "Coffret de 4 bougies parfumées, cire de soja", "4 scented soy candles", "Bộ 4 nến thơm",
        "เทียนหอม 4 ชิ้น", "Lilin aroma isi 4", "4 velas perfumadas",
    ),
    "lamp": (
        "Lampe de chevet tactile, lumière chaude", "Touch bedside lamp, warm light",
        "Đèn ngủ cảm ứng, ánh sáng ấm", "โคมไฟข้างเตียง", "Lampu tidur sentuh",
        "Abajur com toque, luz quente",
    ),
    "plaid": (
        "Plaid polaire ultra doux 150 x 200 cm", "Soft fleece throw 150 x 200 cm",
        "Chăn lông mềm 150 x 200 cm", "ผ้าห่มนุ่ม 150 x 200 ซม.", "Selimut lembut 150 x 200 cm",
        "Manta macia 150 x 200 cm",
    ),
    "basket": (
        "Panier tressé de rangement (lot de 2)", "Woven storage basket (2)",
        "Giỏ đan đựng đồ (2 cái)", "ตะกร้าสาน (2 ใบ)", "Keranjang anyaman (2)",
        "Cesto trançado (2)",
    ),
    "mug": (
        "Mug isotherme 450 ml anti-fuite", "Insulated mug 450 ml", "Cốc giữ nhiệt 450 ml",
        "แก้วเก็บความร้อน 450 มล.", "Mug termal 450 ml", "Caneca térmica 450 ml",
    ),
    "tea": (
        "Infusion « Nuit calme » bio, 20 sachets", "Organic bedtime tea, 20 bags",
        "Trà thảo mộc hữu cơ, 20 túi", "ชาสมุนไพร 20 ซอง", "Teh herbal, 20 kantong",
        "Chá de ervas, 20 saquinhos",
    ),
    "honey": (
        "Miel de châtaignier 500 g", "Chestnut honey 500 g", "Mật ong 500 g", "น้ำผึ้ง 500 กรัม",
        "Madu 500 g", "Mel 500 g",
    ),
    "dress": (
        "Robe portefeuille fluide, imprimé feuillage", "Flowing wrap dress", "Váy quấn nữ",
        "เดรสพันเอว", "Gaun lilit", "Vestido transpassado",
    ),
    "jeans": (
        "Jean taille haute coupe droite", "High-waist straight jeans", "Quần jean lưng cao",
        "กางเกงยีนส์เอวสูง", "Celana jeans pinggang tinggi", "Calça jeans de cintura alta",
    ),
    "cardigan": (
        "Gilet maille torsadée, oversize", "Oversize cable-knit cardigan", "Áo len cardigan",
        "คาร์ดิแกนถัก", "Kardigan rajut", "Cardigã de tricô",
    ),
    "shoes": (
        "Baskets légères à semelle mousse", "Light foam trainers", "Giày thể thao nhẹ",
        "รองเท้าผ้าใบ", "Sepatu ringan", "Tênis leve",
    ),
    "scarf": (
        "Foulard carré en satin", "Square satin scarf", "Khăn lụa vuông", "ผ้าพันคอซาติน",
        "Syal satin", "Lenço de cetim",
    ),
    "phone_stand": (
        "Support téléphone pliable, aluminium", "Folding phone stand",
        "Giá đỡ điện thoại gấp gọn", "ที่ตั้งมือถือพับได้", "Dudukan ponsel lipat",
        "Suporte dobrável para celular",
    ),
    "ring_light": (
        "Anneau lumineux 26 cm + trépied", '26 cm (10") ring light + tripod',
        "Đèn livestream 26 cm + chân đế", "ไฟวงแหวน 26 ซม.", "Lampu cincin 26 cm",
        "Ring light 26 cm + tripé",
    ),
    "earbuds": (
        "Écouteurs sans fil, boîtier de charge", "Wireless earbuds", "Tai nghe không dây",
        "หูฟังไร้สาย", "Earbud nirkabel", "Fones sem fio",
    ),
    "cable": (
        "Câble USB-C tressé 2 m ; charge rapide", "Braided USB-C cable 2 m", "Cáp sạc USB-C 2 m",
        "สายชาร์จ USB-C 2 ม.", "Kabel USB-C 2 m", "Cabo USB-C 2 m",
    ),
    "case": (
        "Coque transparente antichoc", "Clear shockproof case", "Ốp lưng trong suốt",
        "เคสใสกันกระแทก", "Casing bening", "Capinha transparente",
    ),
    "notebook": (
        "Carnet « Mes petits pas » – couverture rigide", "Hardcover notebook", "Sổ tay bìa cứng",
        "สมุดบันทึก", "Buku catatan", "Caderno de capa dura",
    ),
    "book": (
        "Roman « Le Phare aux grillons »", "Novel: The Crickets’ Lighthouse", "Tiểu thuyết",
        "นวนิยาย", "Novel", "Romance de bolso",
    ),
}  # fmt: skip


def product_name(kind: str, language: str) -> str:
    """Return what a kind of product is called in one of the languages of the exports."""
    return _NAMES[kind][_LANGUAGES.index(language)]
