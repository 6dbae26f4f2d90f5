"""Who reports, on which year, signed when; and how title and signature put it."""

import datetime
from dataclasses import dataclass

# Cities and some of their districts and counties.
PLACES = """
深圳市 龙岗区 福田区 罗湖区 南山区 宝安区 盐田区 坪山区 光明区
广州市 越秀区 海珠区 荔湾区 天河区 白云区 黄埔区 番禺区 花都区
杭州市 上城区 拱墅区 西湖区 滨江区 萧山区 富阳区 临安区 桐庐县 淳安县
南京市 玄武区 秦淮区 建邺区 鼓楼区 栖霞区 雨花台区 江宁区 六合区
武汉市 江岸区 江汉区 硚口区 汉阳区 武昌区 洪山区 东西湖区 蔡甸区
成都市 锦江区 青羊区 金牛区 武侯区 成华区 龙泉驿区 新都区 郫都区 金堂县
西安市 新城区 碑林区 莲湖区 雁塔区 临潼区 长安区 鄠邑区 蓝田县
济南市 历下区 市中区 槐荫区 天桥区 历城区 长清区 章丘区 平阴县
青岛市 市南区 市北区 黄岛区 崂山区 李沧区 城阳区 即墨区
长沙市 芙蓉区 天心区 岳麓区 开福区 雨花区 望城区 长沙县
郑州市 中原区 二七区 金水区 惠济区 上街区 中牟县
合肥市 瑶海区 庐阳区 蜀山区 包河区 长丰县 肥东县 肥西县
福州市 鼓楼区 台江区 仓山区 马尾区 晋安区 长乐区 闽侯县
南昌市 东湖区 西湖区 青云谱区 青山湖区 新建区 红谷滩区
昆明市 五华区 盘龙区 官渡区 西山区 呈贡区 晋宁区
贵阳市 南明区 云岩区 花溪区 乌当区 观山湖区
太原市 小店区 迎泽区 杏花岭区 尖草坪区 万柏林区 晋源区
石家庄市 长安区 桥西区 新华区 裕华区 藁城区 鹿泉区 栾城区
沈阳市 和平区 沈河区 大东区 皇姑区 铁西区 浑南区
长春市 南关区 宽城区 朝阳区 二道区 绿园区 九台区
哈尔滨市 道里区 南岗区 道外区 香坊区 松北区
宁波市 海曙区 江北区 北仑区 镇海区 鄞州区 奉化区 象山县
苏州市 姑苏区 虎丘区 吴中区 相城区 吴江区
温州市 鹿城区 龙湾区 瓯海区 洞头区 平阳县 苍南县
兰州市 城关区 七里河区 西固区 安宁区
重庆市 万州区 涪陵区 渝中区 大渡口区 江北区 沙坪坝区 九龙坡区 北碚区 巴南区 长寿区 江津区
北京市 东城区 西城区 朝阳区 丰台区 石景山区 海淀区 通州区 顺义区 昌平区 大兴区 怀柔区
上海市 黄浦区 徐汇区 长宁区 静安区 普陀区 虹口区 杨浦区 闵行区 嘉定区 松江区 青浦区
天津市 和平区 河东区 河西区 南开区 河北区 红桥区 东丽区 西青区 津南区 北辰区 武清区
厦门市 思明区 海沧区 湖里区 集美区 同安区 翔安区
"""
BODIES = """
发展和改革局 教育局 科技创新局 工业和信息化局 公安局 民政局 司法局 财政局
人力资源和社会保障局 住房和城乡建设局 交通运输局 水务局 农业农村局 商务局
文化广电旅游体育局 卫生健康局 退役军人事务局 应急管理局 审计局 市场监督管理局
统计局 医疗保障局 城市管理和综合执法局 信访局 政务服务数据管理局 生态环境局
林业局 国有资产监督管理局 地方金融监督管理局 乡村振兴局 行政审批局 民族宗教事务局
机关事务管理局 投资促进局 人民防空办公室 残疾人联合会 档案局 气象局 城市更新局
城关镇人民政府 太平镇人民政府 新民镇人民政府 龙泉镇人民政府 中和镇人民政府
永安镇人民政府 东风街道办事处 新华街道办事处 胜利街道办事处 和平街道办事处
建设街道办事处 解放街道办事处 人民路街道办事处 文化路街道办事处 城东街道办事处
城西街道办事处 城南街道办事处 城北街道办事处 青山乡人民政府 双河乡人民政府
红旗街道办事处 光明路街道办事处 东关街道办事处 西关街道办事处 南关街道办事处
北关街道办事处 站前街道办事处 桥头镇人民政府 石桥镇人民政府 白沙镇人民政府
"""
YEARS = tuple(range(2019, 2026))
DIGITS = {form: str.maketrans("0123456789", form) for form in
          ("〇一二三四五六七八九", "○一二三四五六七八九", "O一二三四五六七八九", "０１２３４５６７８９")}
# {A} the agency, {Y} the year as printed
GENRES = (
    "{A}{Y}年政府信息公开工作年度报告",
    "{A}{Y}年政府信息公开工作年度报告",
    "{A}{Y}年政府信息公开工作年度报告",
    "{A}{Y}年度政府信息公开年度报告",
    "{A}{Y}年度政府信息公开工作年度报告",
    "{A}{Y}年政府信息公开年报",
    "{A}{Y}年信息公开年报",
    "{A}{Y}年政府信息公开工作报告",
    "{A}{Y}年政务信息公开年度报告",
    "{A}政府信息公开工作{Y}年度报告",
    "{Y}年{A}政府信息公开工作年度报告",
    "{Y}年度{A}政府信息公开年度报告",
)
# Which name the title and the signature give, and which the text; the last is the fullest.
NAMINGS = (
    ("short", "full", "short", "full"),
    ("short", "full", "short", "full"),
    ("full", "", "full", "full"),
    ("short", "", "short", "short"),
    ("full", "short", "short", "full"),
    ("", "full", "", "full"),
    ("full", "full", "full", "full"),
    ("short", "", "full", "full"),
)


@dataclass
class Identity:
    place: str  # 深圳市龙岗区
    full: str  # 深圳市龙岗区发展和改革局
    short: str  # 龙岗区发展和改革局
    year: str
    signed_on: str  # ISO, or empty
    title: str = ""  # the names as title, signature and text give them
    signature: str = ""
    text: str = ""
    agency: str = ""


def districts():
    """(city, district) pairs."""
    for line in PLACES.split("\n"):
        names = line.split()
        yield from ((names[0], name) for name in names[1:])


class Register:
    """Body-years without repetition, in an order that the seed decides."""

    def __init__(self, seed):
        self.places = list(districts())
        self.bodies = BODIES.split()
        self.total = len(self.places) * len(self.bodies) * len(YEARS)
        self.start = seed * 7919 % self.total
        self.step = next(step for step in range(77773, 99999) if coprime(step, self.total))

    def body_year(self, index):
        """(city, district, body, year) of the index-th report."""
        at = (self.start + index * self.step) % self.total
        at, year = divmod(at, len(YEARS))
        body, place = divmod(at, len(self.places))
        return *self.places[place], self.bodies[body], YEARS[year]


def coprime(a, b):
    while b:
        a, b = b, a % b
    return a == 1


def identity(random, city, district, body, year):
    naming = random.choice(NAMINGS)
    names = {"short": district + body, "full": city + district + body, "": ""}
    day = datetime.date(year + 1, 1, 1) + datetime.timedelta(days=random.randrange(0, 85))
    title, signature, text, agency = (names[key] for key in naming)
    return Identity(city + district, names["full"], names["short"], str(year), day.isoformat(),
                    title, signature, text, agency)


def title_text(random, identity, genre="", digits=None):
    year = identity.year
    if digits:
        year = year.translate(str.maketrans("0123456789", digits))
    elif digits is None and year.isdigit() and random.random() < 0.2:
        year = year.translate(random.choice(list(DIGITS.values())))
    genre = genre or random.choice(GENRES)
    return genre.format(A=identity.title, Y=year)


def title_lines(random, text, name, cuts=None):
    """The title over one to four lines, broken where typists break it: see CUTS."""
    places = {cut: place for cut, find in CUTS.items() for place in [find(text, name)] if place > 0}
    if cuts is None:
        cuts = [cut for cut in places if random.random() < CUT_SHARES[cut]]
    edges = [0, *sorted({places[cut] for cut in cuts if cut in places}), len(text)]
    return [text[a:b] for a, b in zip(edges, edges[1:])]


def behind(text, before, word):
    """Where a word ends that follows another; 0 if nowhere."""
    at = text.find(before + word)
    return at + len(before) if at >= 0 else 0


# Where a title may break, and how many do where they can.
CUTS = {
    "name": lambda text, name: len(name) if name and text.startswith(name) else 0,
    "subject": lambda text, name: behind(text, "政府", "信息公开"),
    "work": lambda text, name: behind(text, "公开", "工作") - 2,
    "year": lambda text, name: behind(text, "年", "政"),
}
CUT_SHARES = {"name": 0.5, "subject": 0.4, "work": 0.25, "year": 0.15}


def printed_date(random, iso, form=""):
    year, month, day = (int(part) for part in iso.split("-"))
    plain = f"{year}年{month}月{day}日"
    form = form or random.choice(DATE_CHOICES)
    if form == "plain":
        return plain
    if form == "spaced":
        return f"{year} 年 {month} 月 {day} 日"
    if form == "full-width":
        return plain.translate(DIGITS["０１２３４５６７８９"])
    if form == "indented":
        return " " * random.randrange(4, 30) + plain + " "
    if form == "numerals":
        form = random.choice(("〇一二三四五六七八九", "○一二三四五六七八九"))
    return f"{str(year).translate(DIGITS[form])}年{small(month)}月{small(day)}日"


DATE_CHOICES = ("plain", "plain", "plain", "spaced", "full-width", "indented", "numerals",
                "numerals")


def small(number):
    """1 to 31 as dates spell them."""
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    if tens == 0:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")
