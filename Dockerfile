# A container that builds issues: docker build -t magazine . && docker run --rm -v "$PWD/issues:/magazine/issues" -v "$PWD/out:/magazine/out" magazine build <issue>
# Written for those who want one; it was not run where it was written.
FROM node:22-slim
WORKDIR /magazine
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --omit=dev
COPY . .
RUN npm run build
USER node
ENV MAGAZINE_CACHE=/tmp/magazine
ENTRYPOINT ["node", "bin/magazine.js"]
CMD ["--help"]
