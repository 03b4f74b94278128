"""fuyuan (府院联动平台): reconsideration and government-court linkage for a county."""
