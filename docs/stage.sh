# Where the transcripts of this manual take place: the home of one Ana, in a temporary folder, with the starter notebook as ~/notes.
# Everything that they print is printed by this very program; only the temporary folder's name is replaced by hers.

HOME=$(pwd -P)/ana
export HOME XDG_CONFIG_HOME=$HOME/.config XDG_STATE_HOME=$HOME/.local/state XDG_CACHE_HOME=$HOME/.cache
export TERM=dumb TZ=UTC GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=$HOME/.gitconfig
unset DEJA_NOTEBOOK GITHUB_ACTIONS VISUAL EDITOR

mkdir -p "$HOME/app" "$HOME/.config/deja" "$HOME/drafts"
# Checked from the manual's folder, or from the repository's.
starter=$DEJA_ROOT/../notebook
[ -d "$starter" ] || starter=$DEJA_ROOT/notebook
cp -R "$starter" "$HOME/notes"
rm -rf "$HOME/notes/.deja"
echo "$HOME/notes" > "$HOME/.config/deja/notebooks"

cat > "$HOME/.gitconfig" <<'END'
[user]
	name = Ana
	email = ana@example.com
[init]
	defaultBranch = trunk
END

# A notebook of a team: one note, with blocks that read a file beside it.
mkdir "$HOME/team"
touch "$HOME/team/deja.yml"
echo port=4000 > "$HOME/team/server.conf"
cat > "$HOME/team/server.md" <<'END'
# The server

## Which port it takes

<!-- deja: name=port inputs=server.conf -->
```sh
sed -n 's/^port=//p' server.conf
```

<!-- deja: expect -->
```text
4000
```

## Start it anew

<!-- deja: name=restart run=ask needs=systemctl -->
```sh
sudo systemctl restart server
```
END

# A note that was written within the last tenth of a second is read again, as a further write could leave the same time.
sleep 0.15

# Files that are no notes, or not quite.
mkdir "$HOME/scratch"
printf '# \261\340\302\353\n' > "$HOME/scratch/gbk.md"
printf '# Tar\n\nKeep the owner: `tar -p`.\n' > "$HOME/scratch/tar.md"
ln -s tar.md "$HOME/scratch/link.md"

# A draft with two faults.
cat > "$HOME/drafts/backups.md" <<'END'
---
title: Backups
---

## Restore one file

See [schedule](schedule.md) for the archive's name.

```sh name=restore
tar -xzf backup.tar.gz notes/linux.md
```
END

# What a training run has left.
cat > "$HOME/app/train.log" <<'END'
epoch 1: loss 0.6931
Traceback (most recent call last):
  File "/home/ana/app/train.py", line 41, in <module>
    loss.backward()
RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed).
END

# A program that reads a file which is not quite JSON.
cat > "$HOME/app/train.py" <<'END'
import json
print(json.load(open("config.json"))["epochs"])
END
echo "{'epochs': 1}" > "$HOME/app/config.json"

git init -q --bare "$HOME/origin.git"
git init -q "$HOME/app"
git -C "$HOME/app" remote add origin ../origin.git
cd "$HOME/app"

ana() { sed "s#$HOME#/home/ana#g"; }

# As on a terminal, both streams are one unless a transcript parts them.
deja() (
  set -o pipefail
  if [ /dev/fd/1 -ef /dev/fd/2 ]; then command deja "$@" 2>&1 | ana
  else { command deja "$@" 2>&1 >&3 3>&- | ana >&2; } 3>&1 | ana
  fi
)
