"""听证 (《行政复议法》第五十条、第五十一条): from the mark 重大、疑难、复杂 to signed minutes."""
