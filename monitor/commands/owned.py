"""What root made in the folder of a service is the service's: else the daemon could not open it any more."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path


def hand_over(folder: Path) -> int:
    """Give what root owns in a folder of somebody else's to its owner; how many. Does nothing for anybody but root.

    `restore` typed by root left a database that the daemon, a user of its own, could neither read nor write. Links are
    not followed and a file of several names is left alone: whoever owns the folder must not be given what is not in it.
    """
    if os.geteuid() != 0 or not folder.is_dir() or (owner := folder.stat()).st_uid == 0:
        return 0
    done = 0
    with suppress(PermissionError):  # root of a container that may not read what is another's
        for _, folders, files, here in os.fwalk(folder.resolve()):
            for name in (*folders, *files):
                with suppress(OSError):  # gone meanwhile, or a link
                    done += _given(name, here, owner)
    return done


def _given(name: str, here: int, owner: os.stat_result) -> bool:
    handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=here)
    try:
        found = os.fstat(handle)
        alone = stat.S_ISDIR(found.st_mode) or (stat.S_ISREG(found.st_mode) and found.st_nlink == 1)
        if found.st_uid != 0 or not alone:
            return False
        os.fchown(handle, owner.st_uid, owner.st_gid)
        return True
    finally:
        os.close(handle)
