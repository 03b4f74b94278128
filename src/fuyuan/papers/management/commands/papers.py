"""`fuyuan papers check FILE`: whether a PDF is a paper of this installation, to the byte."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from fuyuan.matters.chain import sm3
from fuyuan.papers.sealing.providers import ServiceDown, service, signing
from fuyuan.papers.verification import Verified, by_digest, digest_of


class Command(BaseCommand):
    help = "核验一份 PDF：是不是本平台签发的文书，电子印章和签名是否完好"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["check"], help="要做的事")
        parser.add_argument("file", type=Path, help="PDF 文件")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"读不到文件：{error.strerror}", returncode=2) from error
        digest = digest_of([content])
        self.stdout.write(f"SHA-256：{digest}")
        self.stdout.write(f"SM3：{sm3(content)}")
        found = by_digest(digest)
        known = self.tell_paper(found, digest)
        if not (self.tell_signature(content, found) and known):
            sys.exit(1)

    def tell_paper(self, found: Verified | None, digest: str) -> bool:
        """Say which paper it is. Returns whether it is the file of a paper that is in force."""
        if found is None:
            self.stdout.write("文书：不是本平台签发的文件，或者内容已被改动")
            return False
        state = "已作废" if found.void else "有效"
        self.stdout.write(
            f"文书：《{found.title}》{found.number}　{found.issuer}　{found.issued_on}　{state}"
        )
        if found.says_of(digest) == "unsealed":
            self.stdout.write("这是用印以前的文件，用印后的文件以平台存档为准")
            return False
        return not found.void

    def tell_signature(self, content: bytes, found: Verified | None) -> bool:
        """Say what the signature is worth. Returns whether nothing is wrong with it; a paper not sealed needs none."""
        try:
            signatures = signing().examine(content, service().roots())
        except ServiceDown as problem:
            raise CommandError(str(problem), returncode=2) from problem
        for each in signatures:
            whole = "完好" if each.whole else "内容被改动"
            trusted = "签名证书可信" if each.trusted else "签名证书不可信"
            self.stdout.write(f"电子印章：{each.signer or '读不出'}　{whole}　{trusted}")
        if not signatures:
            self.stdout.write("电子印章：没有")
            return found is None or not found.sealed
        return all(each.whole and each.trusted for each in signatures)
