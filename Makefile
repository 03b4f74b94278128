# 府院联动平台：常用命令。`make help` 列出全部。只需要 python3（3.11 或更高）、make 和软件包源。
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test lint bench docs papers clean setup-run setup-dev

PY := .venv/bin/python
WORKERS ?= auto

help: ## 列出命令
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

run: setup-run ## 安装、建库、装入示例并启动：http://127.0.0.1:8000（PORT=8001 换端口）
	@exec .venv/bin/fuyuan run $(ARGS)

test: setup-dev ## 全部测试（含浏览器走查）；ARGS="tests/law -x" 只跑一部分
	@$(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

lint: setup-dev ## 代码检查：ruff、mypy、模块方向、迁移、模板
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -c 'from importlinter.cli import lint_imports_command as main; main()'
	FUYUAN_HOME=$$(mktemp -d) $(PY) -m django makemigrations --check --dry-run --settings fuyuan.config.settings
	$(PY) tools/check_templates.py

bench: setup-run ## 性能测量，结果打印在基线旁边
	@exec .venv/bin/fuyuan bench $(ARGS)

docs: setup-run ## 由程序重新生成手册里的对照表
	@exec .venv/bin/fuyuan docs $(ARGS)

papers: setup-dev ## 每种文书各一份，拼成 docs/papers 里的图，供逐页核对
	@home=$$(mktemp -d) && export FUYUAN_HOME=$$home && .venv/bin/fuyuan migrate >/dev/null && .venv/bin/fuyuan organs load starter && \
	  .venv/bin/fuyuan demo && $(PY) tools/contact_sheet.py; code=$$?; rm -rf "$$home"; exit $$code

clean: ## 删除安装和缓存；不碰 var/ 里的数据
	rm -rf .venv dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache test-artifacts
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

setup-run:
	@sh tools/setup.sh run

setup-dev:
	@sh tools/setup.sh dev
