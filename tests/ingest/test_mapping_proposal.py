"""What is proposed for tables as networks, shops and banks write them, in many languages."""

from __future__ import annotations

import pytest

from affitrack.ingest.mapping.mapping_proposal import header_likeness, proposed

# Name, then (header, cells, field) of each column.
Sample = list[tuple[str, list[str], str | None]]

AWIN: Sample = [
    ("id", ["259630312", "259630313"], None),
    ("url", ["https://shop.example/x", "https://shop.example/y"], None),
    ("publisher_id", ["189069", "189069"], None),
    ("commission_amount", ["5.59", "2.00"], "commission"),
    ("sale_amount", ["55.96", "20.00"], "amount_with_tax"),
    ("clickRefs", ["vid1", "vid2"], "content_id"),
    ("click_date", ["2026-11-01T10:00:00", "2026-11-01T11:00:00"], None),
    ("transaction_date", ["2026-11-02T10:12:00", "2026-11-03T10:12:00"], "ordered_at"),
    ("validation_date", ["", "2026-11-20T10:12:00"], "settled_at"),
    ("transaction_status", ["pending", "approved"], "status"),
    ("order_ref", ["IN-1111", "IN-1112"], "order_id"),
    ("currency", ["EUR", "EUR"], "currency"),
]
AMAZON: Sample = [
    ("Category", ["Beauty", "Home"], None),
    ("Name", ["Serum", "Lamp"], "product_name"),
    ("ASIN", ["B07XJ8C8F5", "B07XJ8C8F6"], "product_id"),
    ("Seller", ["Amazon", "3rd party"], "shop_name"),
    ("Tracking ID", ["lea-20", "lea-20"], "content_id"),
    ("Date Shipped", ["2026-11-02 08:00", "2026-11-03 08:00"], "ordered_at"),
    ("Price($)", ["29.90", "49.90"], "price"),
    ("Items Shipped", ["1", "2"], "items_sold"),
    ("Returns", ["0", "0"], "items_refunded"),
    ("Revenue($)", ["29.90", "99.80"], "amount_with_tax"),
    ("Ad Fees($)", ["1.35", "3.35"], "commission"),
    ("Device Type Group", ["phone", "desktop"], None),
]
IMPACT: Sample = [
    ("Action Id", ["1000.4500.1234", "1000.4500.1235"], "order_id"),
    ("Action Date", ["2026-11-02T10:00:00", "2026-11-02T10:00:00"], "ordered_at"),
    ("Campaign", ["Brand", "Brand"], "shop_name"),
    ("Action Status", ["PENDING", "APPROVED"], "status"),
    ("Sale Amount", ["42.01", "42.01"], "amount_with_tax"),
    ("Action Earnings", ["4.20", "4.20"], "commission"),
    ("Locking Date", ["2026-12-15T00:00:00", "2026-12-15T00:00:00"], "settled_at"),
]
FRENCH_BRANDS: Sample = [
    ("Date", ["07/08/2026", "19/08/2026"], "ordered_at"),
    ("Nom de la marque", ["Maison Lumière", "Kolibrume"], "shop_name"),
    ("Nom produit", ["Robe Léa", "Pull"], "product_name"),
    ("Commande", ["CMD-1", "CMD-2"], "order_id"),
    ("Montant des ventes", ["120,00 €", "90,00 €"], "amount_with_tax"),
    ("Commissions", ["12,00 €", "-9,00 €"], "commission"),
    ("Statut", ["Validée", "Annulée"], "status"),
]
GERMAN: Sample = [
    ("Bestelldatum", ["02.11.2026", "03.11.2026"], "ordered_at"),
    ("Bestellnummer", ["DE-10001", "DE-10002"], "order_id"),
    ("Händler", ["Otto", "Otto"], "shop_name"),
    ("Artikel", ["Lampe", "Lampe"], "product_id"),
    ("Nettowarenwert", ["42,01", "22,01"], "amount_without_tax"),
    ("Provision", ["4,20", "2,20"], "commission"),
    ("Status", ["offen", "bestätigt"], "status"),
]
ITALIAN: Sample = [
    ("Data ordine", ["02/11/2026", "13/11/2026"], "ordered_at"),
    ("Numero ordine", ["IT-10001", "IT-10002"], "order_id"),
    ("Prodotto", ["Lampada", "Lampada"], "product_id"),
    ("Importo totale", ["42,01", "42,01"], "amount_with_tax"),
    ("Aliquota IVA", ["22%", "22%"], "vat_rate"),
    ("Provvigione", ["4,20", "4,20"], "commission"),
    ("Stato", ["in attesa", "pagato"], "status"),
]
SPANISH: Sample = [
    ("Fecha de compra", ["02/11/2026", "13/11/2026"], "ordered_at"),
    ("Nº de pedido", ["ES-10001", "ES-10002"], "order_id"),
    ("Tienda", ["Zara", "Zara"], "shop_name"),
    ("Importe sin IVA", ["42,01", "42,01"], "amount_without_tax"),
    ("Porcentaje de comisión", ["10%", "10%"], "standard_rate"),
    ("Estado", ["pendiente", "pagado"], "status"),
    ("Moneda", ["EUR", "EUR"], "currency"),
]
PORTUGUESE: Sample = [
    ("Data do pedido", ["02/11/2026", "13/11/2026"], "ordered_at"),
    ("Número do pedido", ["PT-10001", "PT-10002"], "order_id"),
    ("Quantidade", ["1", "2"], "items_sold"),
    ("Valor total", ["R$ 142,01", "R$ 142,01"], "amount_with_tax"),
    ("Taxa de comissão", ["10%", "10%"], "standard_rate"),
    ("Comissão", ["R$ 14,20", "R$ 14,20"], "commission"),
]
FRENCH: Sample = [
    ("N° de commande", ["CMD0001", "CMD0002"], "order_id"),
    ("Passée le", ["02/11/2026", "02/11/2026"], "ordered_at"),
    ("Marque", ["Louve", "Louve"], "shop_name"),
    ("Lien de la vidéo", ["https://www.tiktok.com/@a/video/7300000000000000001"], "content_id"),
    ("Prix HT", ["42,01", "42,01"], "amount_without_tax"),
    ("Taux", ["10 %", "10 %"], "standard_rate"),
    ("Gain", ["4,20 €", "4,20 €"], "commission"),
    ("État", ["Validée", "En attente"], "status"),
    ("Livrée le", ["05/11/2026", ""], "delivered_on"),
]
BANK: Sample = [
    ("Date opération", ["02/11/2026", "03/11/2026"], "ordered_at"),
    ("Date valeur", ["02/11/2026", "03/11/2026"], None),
    ("Libellé", ["VIR AMAZON", "VIR AWIN"], "product_name"),
    ("Référence", ["REF0001", "REF0002"], "order_id"),
    ("Débit", ["", ""], None),
    ("Montant", ["120,50", "20,50"], "amount_with_tax"),
]
ETSY: Sample = [
    ("Sale Date", ["11/02/2026", "11/13/2026"], "ordered_at"),
    ("Order ID", ["3000000001", "3000000002"], "order_id"),
    ("Item Name", ["Cup", "Cup"], "product_name"),
    ("Order Total", ["24.00", "24.00"], "amount_with_tax"),
    ("Sales Tax", ["4.00", "4.00"], "vat_amount"),
    ("Currency", ["USD", "USD"], "currency"),
]
CREATOR: Sample = [
    ("ID de commande", ["576944949268290001", "576944949268290002"], "order_id"),
    ("Date de création", ["31/08/2026 21:04:00", "31/08/2026 21:04:00"], "ordered_at"),
    ("Nom de la boutique", ["Atelier", "Atelier"], "shop_name"),
    ("Contenu", ["7300000000000000001", "7300000000000000001"], "content_id"),
    ("GMV", ["29,90", "29,90"], "amount_with_tax"),
]
DISCOUNTS: Sample = [
    ("Transaction date", ["14/10/2026", "15/10/2026"], "ordered_at"),
    ("Order reference", ["X-1001", "X-1002"], "order_id"),
    ("Unit price", ["15.00", "29.90"], "price"),
    ("Qty", ["3", "1"], "items_sold"),
    ("Returned qty", ["1", "0"], "items_refunded"),
    ("Seller discount", ["0", "3.00"], "seller_discount"),
    ("Platform discount", ["0", "2.00"], "platform_discount"),
]
VIETNAMESE: Sample = [
    ("Mã đơn hàng", ["V1", "V2"], "order_id"),
    ("Ngày đặt hàng", ["11/08/2026", "13/08/2026"], "ordered_at"),
    ("Tên sản phẩm", ["Kem", "Son"], "product_name"),
    ("Giá bán", ["140.000đ", "99.000đ"], "price"),
    ("Số lượng", ["1", "2"], "items_sold"),
    ("Thành tiền", ["140.000đ", "198.000đ"], "amount_with_tax"),
    ("Tỷ lệ hoa hồng", ["10%", "10%"], "standard_rate"),
    ("Hoa hồng", ["14.000đ", "19.800đ"], "commission"),
    ("Trạng thái", ["Chờ xử lý", "Đã quyết toán"], "status"),
]
THAI: Sample = [
    ("หมายเลขคำสั่งซื้อ", ["T1", "T2"], "order_id"),
    ("วันที่", ["11/08/2569", "13/08/2569"], "ordered_at"),
    ("ร้านค้า", ["Chaba", "Malee"], "shop_name"),
    ("ยอดขาย", ["1,200.50", "310.00"], "amount_with_tax"),
    ("จำนวน", ["1", "2"], "items_sold"),
    ("ค่าคอมมิชชั่น", ["120.05", "31.00"], "commission"),
    ("สถานะ", ["ชำระแล้ว", "รอดำเนินการ"], "status"),
]
INDONESIAN: Sample = [
    ("No. Pesanan", ["I1", "I2"], "order_id"),
    ("Tanggal", ["11/08/2026", "13/08/2026"], "ordered_at"),
    ("Toko", ["Sinar", "Sinar"], "shop_name"),
    ("Nama barang", ["Krim", "Sabun"], "product_name"),
    ("Harga satuan", ["Rp9.900", "Rp12.000"], "price"),
    ("Jumlah barang", ["1", "2"], "items_sold"),
    ("Nilai pesanan", ["Rp9.900", "Rp24.000"], "amount_with_tax"),
    ("Komisi", ["Rp990", "Rp2.400"], "commission"),
]
COLLABS: Sample = [
    ("Order", ["#101", "#102"], "order_id"),
    ("Order date", ["2026-08-11", "2026-08-13"], "ordered_at"),
    ("Sale", ["$21.50", "$40.00"], "amount_with_tax"),
    ("Commission", ["$2.15", "$4.00"], "commission"),
]
NAMELESS: Sample = [
    ("a", ["2026-11-02", "2026-11-03"], "ordered_at"),
    ("b", ["REF00012", "REF00013"], "order_id"),
    ("c", ["12%", "10%"], "standard_rate"),
    ("d", ["https://x.example/z", "https://x.example/zz"], "content_id"),
    ("e", ["pending", "paid"], "status"),
]
SAMPLES = {
    "awin": AWIN,
    "amazon": AMAZON,
    "impact": IMPACT,
    "french_brands": FRENCH_BRANDS,
    "german": GERMAN,
    "italian": ITALIAN,
    "spanish": SPANISH,
    "portuguese": PORTUGUESE,
    "french": FRENCH,
    "bank": BANK,
    "etsy": ETSY,
    "creator": CREATOR,
    "discounts": DISCOUNTS,
    "vietnamese": VIETNAMESE,
    "thai": THAI,
    "indonesian": INDONESIAN,
    "collabs": COLLABS,
    "nameless": NAMELESS,
}


@pytest.mark.parametrize("name", SAMPLES)
def test_each_column_is_proposed_as_what_it_is(name: str) -> None:
    headers, columns, fields = zip(*SAMPLES[name], strict=True)
    found = proposed(headers, columns)
    assert dict(zip(headers, found, strict=True)) == dict(zip(headers, fields, strict=True))


@pytest.mark.parametrize("name", SAMPLES)
def test_no_field_is_proposed_twice_in_any_order_of_columns(name: str) -> None:
    headers, columns, _ = zip(*reversed(SAMPLES[name]), strict=True)
    found = [field for field in proposed(headers, columns) if field is not None]
    assert len(found) == len(set(found))


def test_cells_that_cannot_be_what_the_name_says_are_left_alone() -> None:
    assert proposed(["Date", "Commission"], [["4,20"], ["hier"]]) == [None, None]


def test_a_column_without_cells_is_taken_by_its_name() -> None:
    assert proposed(["Status"], [[]]) == ["status"]
    assert proposed(["Commission", "voucherCode"], [[], []]) == ["commission", None]


def test_an_amount_is_told_from_a_rate_by_its_cells() -> None:
    assert proposed(["Commission"], [["12%", "10%"]]) == ["standard_rate"]
    assert proposed(["TVA"], [["4,98 €", "0,50 €"]]) == ["vat_amount"]


def test_a_name_speaks_for_most_cells_of_a_short_table() -> None:
    days = ["2026-09-05", "2026-09-06", "Total"]
    assert proposed(["Date"], [days]) == ["ordered_at"]
    assert proposed(["Date"], [["5", "6", *days[1:]]]) == [None]
    assert proposed(["When"], [days]) == [None]


def test_a_row_cut_at_its_decimal_commas_is_no_header() -> None:
    sale = ["2026-09-05", "X-1", "40,00", "6,00"]
    assert header_likeness(sale) > header_likeness(";".join(sale).split(","))


@pytest.mark.parametrize("name", ["awin", "french", "etsy"])
def test_a_header_looks_more_like_one_than_the_rows_below(name: str) -> None:
    headers, columns, _ = zip(*SAMPLES[name], strict=True)
    below = [cells[0] for cells in columns]
    assert header_likeness(headers) > header_likeness(below)
