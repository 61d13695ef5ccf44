"""Read: how much memory this process uses, and a limit on it where the system has one."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    def limit(extra_bytes: int) -> None:
        """Nothing: this system has no such limit, and `used` has to be watched."""

    def used() -> int:
        """The bytes of memory that this process uses now: its private bytes (PROCESS_MEMORY_COUNTERS, psapi)."""

        class Counters(ctypes.Structure):
            _fields_ = (
                ("cb", wintypes.DWORD),
                ("PageFaultCount", wintypes.DWORD),
                ("PeakWorkingSetSize", ctypes.c_size_t),
                ("WorkingSetSize", ctypes.c_size_t),
                ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
                ("QuotaPagedPoolUsage", ctypes.c_size_t),
                ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
                ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
                ("PagefileUsage", ctypes.c_size_t),
                ("PeakPagefileUsage", ctypes.c_size_t),
            )

        counters = Counters(cb=ctypes.sizeof(Counters))
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD)
        if not kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb):
            return 0
        return int(counters.PagefileUsage)

else:
    import resource

    def limit(extra_bytes: int) -> None:
        """Let this process take at most `extra_bytes` more than now, where the system can enforce it; no core dumps.

        Elsewhere nothing happens, and `used` has to be watched.
        """
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        mapped = _statm(0)
        if mapped is None:
            return
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = mapped + extra_bytes
        if hard != resource.RLIM_INFINITY:
            wanted = min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))

    def used() -> int:
        """The bytes of memory that this process uses: now (Linux), or at most so far (macOS and others)."""
        resident = _statm(1)
        if resident is not None:
            return resident
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if os.uname().sysname == "Darwin" else peak * 1024

    def _statm(field: int) -> int | None:
        """A field of Linux's /proc/self/statm in bytes (0 address space, 1 resident); None where there is none."""
        try:
            with open("/proc/self/statm", "rb") as status:  # noqa: PTH123 - not a file in a project
                return int(status.read().split()[field]) * resource.getpagesize()
        except OSError:
            return None
