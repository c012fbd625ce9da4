"""What Japanese says by a noun, said as a subject and its state."""

from __future__ import annotations

import re

from monitor.compare.tongues.tongue import Recast

RECAST: tuple[Recast, ...] = (
    (re.compile(r"(大使館員|大使館職員|館員|(?:館員|職員)の?家族)の(?:国外)?退避を(?:進め|開始し|実施し|行い|行っ)"
        r"(?:て(?=い(?!ません|ない|なかった)|おり)|(?=まし|た|、|つつ))"),
     r"\1は退避しました、"),
    (re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:に)?(?:発生し|起き)た(?=[^。、]{2,40}(?:による|に伴う|を受け))"),
     ""),
    (re.compile(r"最小限の(?:大使)?館員(?:のみ)?を残し(?:て)?、(?=[^。]{0,20}退避)"), "館員は"),
    (re.compile(r"(空港|国境(?:検問所)?|領空|空域)の(?:閉鎖|封鎖)(?:措置)?[はがも]解除"), r"\1は再開"),
)  # fmt: skip
