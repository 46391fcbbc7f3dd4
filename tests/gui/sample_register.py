"""A made-up register as an office makes it: good, doubtful and refused rows, a subtotal."""

from pathlib import Path

HEADER = "序号,机构名称,统一社会信用代码,所在县,乡镇,地址,床位数,护理型床位,在住老人,成立日期,备注"
ROWS = (
    "1,太谷区示例一养老院,,太谷区,明星镇,明星镇示例路1号,60,40,51,2018年3月5日,",
    "2,太谷区示例二养老院,,太谷县,胡村镇,胡村镇示例路2号,80,70,66,2019-6-1,旧县名",
    "3,祁县示例三敬老院,,祁县,东观镇,东观镇示例路3号,３０,45,20,20200715,护理型多于床位",
    "4,城区示例四养老院,,城区,,示例路4号,50,30,22,2021.8,城区不止一个",
    "小计,,,,,,220,185,159,,",
    "5,平遥县示例五养老院,91140728MA0EXAMPL5,平遥县,古陶镇,古陶镇示例路5号,45,30,40,2017/5/1,",
    "6,,,介休市,义安镇,义安镇示例路6号,40,20,10,,没有名称",
)


def write_register(file: Path) -> Path:
    """Write the register as csv and return its path."""
    title = "2026年养老机构名册" + "," * 10
    file.write_text("\n".join((title, HEADER, *ROWS)) + "\n", encoding="utf-8-sig")
    return file
